import { granted, refused, type Verdict } from '../verdict.ts';
import type { ItemBallots } from './agenda.rules.ts';
import { openPetitionStates, type Closing, type PetitionClass, type PetitionState } from './petition.ts';

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

const open: readonly PetitionState[] = openPetitionStates;
const triaged: readonly PetitionState[] = ['assigned', 'answered', 'queued', 'planning', 'planned', 'in_progress'];

/** Where each class begins once it has been triaged. */
const firstOf: Readonly<Record<PetitionClass, PetitionState>> = {
  immediate: 'assigned',
  consultation: 'queued',
  long_term: 'planning',
};

interface Step {
  readonly from: readonly PetitionState[];
  /** States from which only one class goes on this way. */
  readonly fromOf?: Partial<Readonly<Record<PetitionClass, readonly PetitionState[]>>>;
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
  cosign: { from: open, to: null },
  assign: { from: ['assigned', 'answered', 'planning', 'planned', 'in_progress', 'decided'], to: null },
  handOver: { from: open, to: null },
  // One of another class that came back from an agenda waits for the next, and may also go on in its own way.
  answer: { from: ['assigned', 'answered'], fromOf: { immediate: ['queued'] }, to: 'answered' },
  // Not from `received`: nothing is consulted on before it has a class, and with it a clock.
  putOnAgenda: {
    from: ['queued', 'assigned', 'planning', 'planned', 'in_progress', 'answered'],
    to: 'on_agenda',
  },
  takeOffAgenda: { from: ['on_agenda'], to: 'queued' },
  decide: { from: ['on_agenda'], to: 'decided' },
  postpone: { from: ['on_agenda'], to: 'queued' },
  plan: { from: ['planning', 'planned'], fromOf: { long_term: ['queued'] }, to: 'planned' },
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

function leadsOn(from: PetitionState, act: PetitionAct, petitionClass: PetitionClass | null): boolean {
  const step = steps[act];
  if (step.from.includes(from)) return true;
  return petitionClass !== null && step.fromOf?.[petitionClass]?.includes(from) === true;
}

/** Whether the life cycle lets this be done; refuses with PETITION_TRANSITION, `{ state, act }`. `petitionClass` as after. */
export function mayMove(from: PetitionState, act: PetitionAct, petitionClass: PetitionClass | null): Verdict {
  return leadsOn(from, act, petitionClass) ? granted : refused('PETITION_TRANSITION', { state: from, act });
}

/** The state that an allowed act leads to. `petitionClass` is the class after the act. */
export function nextState(from: PetitionState, act: PetitionAct, petitionClass: PetitionClass | null): PetitionState {
  const { to } = steps[act];
  if (to === null) return from;
  return typeof to === 'function' ? to(from, petitionClass) : to;
}

/** The acts that the life cycle allows in a state: what a page offers. Without a class, those that all classes share. */
export function actsAllowed(from: PetitionState, petitionClass: PetitionClass | null = null): readonly PetitionAct[] {
  return petitionActs.filter((act) => leadsOn(from, act, petitionClass));
}

/** Whether one petition may be merged into another: not into itself, and only into one that is still open. */
export function mayMerge(
  from: { readonly id: string; readonly state: PetitionState },
  into: { readonly id: string; readonly state: PetitionState },
): Verdict {
  if (from.id === into.id) return refused('PETITION_MERGE_INTO_SELF');
  return open.includes(into.state) ? granted : refused('PETITION_TRANSITION', { state: into.state, act: 'mergeInto' });
}

/**
 * Whether a petition may be closed as this. Rule: answered is never done, so one that was only answered or decided on is
 * closed as explained or withdrawn; solved, which the resolution rate counts, is only what was done.
 */
export function mayCloseAs(from: PetitionState, closing: Closing): Verdict {
  const allowed = mayMove(from, 'close', null);
  if (!allowed.ok) return allowed;
  if (closing !== 'solved' || from === 'done' || from === 'evaluated') return granted;
  return refused('PETITION_TRANSITION', { state: from, act: 'close', closing });
}

const carriesOut: readonly PetitionAct[] = ['startWork', 'reportProgress', 'reportDone'];

/**
 * Whether this may be done as far as ballots go. Rule: a major matter is carried out only once the worker
 * representatives have passed it; refuses with BALLOT_REQUIRED, or BALLOT_DECIDES, `{ passed }`, where they have not.
 */
export function mayCarryOut(major: boolean, act: PetitionAct, { passed }: Pick<ItemBallots, 'passed'>): Verdict {
  if (!major || passed === true || !carriesOut.includes(act)) return granted;
  return passed === null ? refused('BALLOT_REQUIRED') : refused('BALLOT_DECIDES', { passed });
}
