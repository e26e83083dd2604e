import type { PetitionState } from './petition.ts';

/** The deadlines of a petition and what has been fulfilled of them. Days `YYYY-MM-DD`, null where there is none. */
export interface Obligations {
  readonly state: PetitionState;
  readonly answerBy: string | null;
  readonly doneBy: string | null;
  readonly planBy: string | null;
  readonly consultBy: string | null;
  readonly sessionBy: string | null;
  readonly progressBy: string | null;
  readonly answeredAt: string | null;
  readonly doneAt: string | null;
}

/** States in which a place on an agenda is still owed. */
const beforeDecision: readonly PetitionState[] = ['queued', 'on_agenda'];
/** An urgent matter of any class is consulted on at once, so the other classes owe it until their work has begun. */
const beforeConsultation: readonly PetitionState[] = [...beforeDecision, 'assigned', 'answered', 'planning', 'planned'];
const ended: readonly PetitionState[] = ['out_of_scope', 'merged', 'done', 'evaluated', 'closed'];

/** The earliest day by which somebody still owes something on this petition; null when nothing is owed. */
export function nextDueOn(petition: Obligations): string | null {
  if (ended.includes(petition.state)) return null;
  const undecided = beforeDecision.includes(petition.state);
  const owed = [
    petition.answeredAt === null ? petition.answerBy : null,
    petition.doneAt === null ? petition.doneBy : null,
    petition.state === 'planning' ? petition.planBy : null,
    beforeConsultation.includes(petition.state) ? petition.consultBy : null,
    undecided ? petition.sessionBy : null,
    petition.state === 'planned' || petition.state === 'in_progress' ? petition.progressBy : null,
  ].filter((day): day is string => day !== null);
  return owed.toSorted()[0] ?? null;
}
