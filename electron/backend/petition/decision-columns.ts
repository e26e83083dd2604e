import type { ParsedInputOf } from '../../../shared/contract/index.ts';
import type { Correction } from '../../../shared/domain/triage/learn.ts';
import type { Proposal } from '../../../db/repos/triage.repo.ts';

export type Decision = ParsedInputOf<'petition.triage'>['decision'];

/** What a person decided, as the petition's columns. */
export function decisionColumns(decision: Decision) {
  const { category, urgent, major, nature, legalTags, groupTags, authorityLevel } = decision;
  return {
    category,
    class: decision.class,
    urgent: urgent ? (1 as const) : (0 as const),
    major: major ? (1 as const) : (0 as const),
    ...(nature === undefined ? {} : { nature }),
    legalTags: JSON.stringify(legalTags),
    groupTags: JSON.stringify(groupTags),
    authorityLevel: authorityLevel ?? null,
  };
}

/** What was decided, as the classifier learns it. */
export function asCorrection(text: string, decision: Decision): Correction {
  const { category, urgent, major } = decision;
  return { text, category, class: decision.class, urgent, major, inScope: true };
}

/** Whether the person decided otherwise than proposed, so that the classifier has something to learn. */
export function corrects(decision: Decision, proposal: Proposal): boolean {
  return (
    decision.category !== proposal.category.value ||
    decision.class !== proposal.class.value ||
    decision.urgent !== proposal.urgent.value ||
    decision.major !== proposal.major.value ||
    !proposal.inScope.value
  );
}
