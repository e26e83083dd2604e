/** Refusals of what follows a session: measures, publication, evaluation. */
export const consultationErrorCodes = [
  'ACTION_EVIDENCE_MISSING',
  'ACTION_NOT_OPEN',
  'EVALUATION_ALREADY_OPEN',
  'EVALUATION_ALREADY_RATED',
  'EVALUATION_NOT_OPEN',
  'PAPER_TEMPLATE_BRACES',
  'PAPER_TEMPLATE_BROKEN',
  'PAPER_TEMPLATE_LIST',
  'PAPER_TEMPLATE_PLACE',
  'PAPER_TEMPLATE_TAG',
  'PUBLICATION_NOT_DRAFT',
  'PUBLICATION_NOT_RELEASED',
  'PUBLICATION_OBJECTION_PERIOD_OVER',
] as const;
export type ConsultationErrorCode = (typeof consultationErrorCodes)[number];
