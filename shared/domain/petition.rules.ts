import { granted, refused, type Verdict } from '../verdict.ts';
import type { PetitionClass, PetitionState } from './petition.ts';

/** What can be done to a petition, domain.md §3. */
export const petitionActs = [
  'triage',
  'reclassify',
  'setOutOfScope',
  'merge',
  'cosign',
  'assign',
  'handOver',
  'answer',
  'putOnAgenda',
  'takeOffAgenda',
  'decide',
  'postpone',
  'plan',
  'startWork',
  'reportProgress',
  'reportDone',
  'rate',
  'close',
  'escalate',
  'return',
] as const;
export type PetitionAct = (typeof petitionActs)[number];

const open = [
  'received',
  'assigned',
  'answered',
  'queued',
  'on_agenda',
  'decided',
  'planning',
  'planned',
  'in_progress',
] as const satisfies readonly PetitionState[];

const triaged: readonly PetitionState[] = ['assigned', 'answered', 'queued', 'planning', 'planned', 'in_progress'];

/** Where each class begins once it has been triaged. */
const firstOf: Readonly<Record<PetitionClass, PetitionState>> = {
  immediate: 'assigned',
  consultation: 'queued',
  long_term: 'planning',
};

interface Step {
  readonly from: readonly PetitionState[];
  /** The state it leads to; null leaves it where it is. */
  readonly to: PetitionState | ((from: PetitionState, petitionClass: PetitionClass | null) => PetitionState) | null;
}

const begin = (_from: PetitionState, petitionClass: PetitionClass | null): PetitionState =>
  petitionClass === null ? 'received' : firstOf[petitionClass];

/** The life cycle as data. Answered is never done, and a petition ends only with an answer (事事有回音). */
const steps: Readonly<Record<PetitionAct, Step>> = {
  triage: { from: ['received'], to: begin },
  reclassify: { from: triaged, to: begin },
  setOutOfScope: { from: ['received', 'assigned', 'queued', 'planning'], to: 'out_of_scope' },
  merge: { from: ['received', 'assigned', 'queued', 'planning'], to: 'merged' },
  cosign: { from: [...open, 'escalated'], to: null },
  assign: { from: ['assigned', 'answered', 'planning', 'planned', 'in_progress', 'decided'], to: null },
  handOver: { from: [...open, 'escalated'], to: null },
  answer: { from: ['assigned', 'answered'], to: 'answered' },
  putOnAgenda: {
    from: ['queued', 'received', 'assigned', 'planning', 'planned', 'in_progress', 'answered'],
    to: 'on_agenda',
  },
  takeOffAgenda: { from: ['on_agenda'], to: 'queued' },
  decide: { from: ['on_agenda'], to: 'decided' },
  postpone: { from: ['on_agenda'], to: 'queued' },
  plan: { from: ['planning', 'planned'], to: 'planned' },
  startWork: { from: ['decided', 'planned', 'answered'], to: 'in_progress' },
  reportProgress: { from: ['decided', 'planned', 'in_progress', 'answered'], to: 'in_progress' },
  // An immediate one that is done without an answer first would leave the petitioner without a word: answer comes before.
  reportDone: { from: ['answered', 'decided', 'planned', 'in_progress'], to: 'done' },
  rate: { from: ['done', 'evaluated'], to: 'evaluated' },
  close: { from: ['done', 'evaluated', 'answered', 'decided'], to: 'closed' },
  escalate: {
    from: ['queued', 'on_agenda', 'decided', 'planned', 'in_progress', 'answered', 'assigned', 'planning'],
    to: 'escalated',
  },
  return: { from: ['escalated'], to: 'decided' },
};

/** Whether the life cycle lets this be done to a petition in this state. */
export function mayMove(from: PetitionState, act: PetitionAct, _petitionClass: PetitionClass | null): Verdict {
  return steps[act].from.includes(from) ? granted : refused('PETITION_TRANSITION', { state: from, act });
}

/** The state that an allowed act leads to. `petitionClass` is the class after the act. */
export function nextState(from: PetitionState, act: PetitionAct, petitionClass: PetitionClass | null): PetitionState {
  const { to } = steps[act];
  if (to === null) return from;
  return typeof to === 'function' ? to(from, petitionClass) : to;
}

/** The acts that the life cycle allows in a state: what a page offers. */
export function actsAllowed(from: PetitionState): readonly PetitionAct[] {
  return petitionActs.filter((act) => steps[act].from.includes(from));
}

/** Whether one petition may be merged into another: not into itself, and only into one that is still open. */
export function mayMerge(
  from: { readonly id: string; readonly state: PetitionState },
  into: { readonly id: string; readonly state: PetitionState },
): Verdict {
  if (from.id === into.id) return refused('PETITION_MERGE_INTO_SELF');
  if (!(open as readonly PetitionState[]).includes(into.state))
    return refused('PETITION_TRANSITION', { state: into.state, act: 'mergeInto' });
  return granted;
}
