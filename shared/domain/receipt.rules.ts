import { granted, refused, type Verdict } from '../verdict.ts';
import { openPetitionStates, type PetitionState } from './petition.ts';

/** Steps whose words are meant for the petitioner; the words of others are notes among those who handle it. */
const spoken: readonly string[] = [
  'setOutOfScope',
  'answer',
  'decide',
  'postpone',
  'plan',
  'reportProgress',
  'reportDone',
  'return',
  'close',
];

/** Steps that say nothing to a petitioner: who was told to do it, what was merged into it. */
const inside: readonly string[] = ['assign', 'handOver', 'cosign', 'mergedHere', 'rate'];

export interface HappenedStep {
  readonly kind: string;
  readonly toState: PetitionState | null;
  readonly note: string;
}

/** Whether a petitioner is shown this step at all. */
export function isShownToPetitioner(step: HappenedStep): boolean {
  return !inside.includes(step.kind);
}

/** What the petitioner reads under a step; empty where there is nothing. 事事有回音 */
export function wordsForPetitioner(step: HappenedStep): string {
  return spoken.includes(step.kind) ? step.note : '';
}

/** Whether somebody still owes the petitioner something. */
export function stillWaits(state: PetitionState): boolean {
  return (openPetitionStates as readonly string[]).includes(state);
}

const rateable: readonly PetitionState[] = ['done', 'evaluated', 'closed'];

/** Whether its petitioner may say how content they are: once it is reported done. Refuses with PETITION_TRANSITION. */
export function mayPetitionerRate(state: PetitionState): Verdict {
  return rateable.includes(state) ? granted : refused('PETITION_TRANSITION', { state, act: 'rate' });
}
