import type { BallotKind, BallotState, PassRule } from './ballot.ts';
import { boxAgrees, checkCounts, checkPaper, passes, quorum } from './ballot.rules.ts';
import type { RulesSettings } from './rules-of-procedure.ts';
import { compositionOf, mayDecideNow, shareGate, type Attendance } from './session.rules.ts';

/** What a verification of the record looks at, in the order in which a report lists it. */
export const checks = [
  'chain',
  'clock',
  'digests',
  'rows',
  'counters',
  'attachments',
  'ballots',
  'sessions',
  'publications',
  'file',
] as const;
export type Check = (typeof checks)[number];

/** What can fail to hold. Each has a sentence `finding.CODE` filled from its details. */
export const findingCodes = [
  'ENTRY_MISSING',
  'ENTRY_CHANGED',
  'ENTRY_UNLINKED',
  'CLOCK_BACK',
  'CHANGES_DIFFER',
  'CHANGES_BEYOND_END',
  'BASELINE_AGAIN',
  'BASELINE_LATE',
  'ROW_CHANGED',
  'ROW_ADDED',
  'ROW_REMOVED',
  'COUNTER_DIFFERS',
  'ATTACHMENT_GONE',
  'ATTACHMENT_CHANGED',
  'BALLOT_ROLL_DIFFERS',
  'BALLOT_VOTED_ABSENT',
  'BALLOT_WITHOUT_QUORUM',
  'BALLOT_VOTES_DIFFER',
  'BALLOT_LIST_DIFFERS',
  'BALLOT_COUNTS_DIFFER',
  'BALLOT_RESULT_DIFFERS',
  'SESSION_PRESENCE_DIFFERS',
  'SESSION_SHARE_NOT_HELD',
  'SESSION_VALIDITY_DIFFERS',
  'RELEASE_WITHOUT_ENTRY',
  'FILE_DAMAGED',
  'REFERENCE_BROKEN',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Something that does not hold, with the numbers that lead to it. */
export interface Finding {
  readonly code: FindingCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** One check: how much it looked at, how often something did not hold, and the first time. */
export interface CheckResult {
  readonly check: Check;
  readonly looked: number;
  readonly wrong: number;
  readonly first: Finding | null;
}

export type Outcome = 'holds' | 'noted' | 'broken';

/**
 * What the checks come to. A clock that was set back is pointed out and not a breach: every office PC's battery dies once.
 */
export function outcomeOf(results: readonly CheckResult[]): Outcome {
  const failed = results.filter(({ wrong }) => wrong > 0);
  if (failed.length === 0) return 'holds';
  return failed.every(({ check }) => check === 'clock') ? 'noted' : 'broken';
}

/** How far the time of an entry may lie before that of the one before it, in milliseconds: clocks are set by the network. */
export const clockTolerance = 60_000;

/** Whether the clock was set back between two entries, and by how many whole minutes; 0 when it was not. */
export function minutesBack(before: string, at: string): number {
  const back = Date.parse(before) - Date.parse(at);
  return back > clockTolerance ? Math.floor(back / 60_000) : 0;
}

/** A ballot with what its roll and its lists come to. */
export interface BallotFacts {
  readonly kind: BallotKind;
  readonly passRule: PassRule;
  readonly state: BallotState;
  readonly roster: number;
  readonly present: number;
  readonly issued: number | null;
  readonly returned: number | null;
  readonly invalid: number | null;
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly votesAbstain: number | null;
  readonly passed: boolean | null;
  readonly roll: {
    readonly lines: number;
    readonly present: number;
    readonly voted: number;
    readonly votedAbsent: number;
  };
  /** Papers handed out within a secret ballot, and how the tellers counted them; NULL where there were none. */
  readonly paperIssued: number | null;
  readonly paperReturned: number | null;
  readonly paperInvalid: number | null;
  readonly paperFor: number | null;
  readonly paperAgainst: number | null;
  readonly paperAbstain: number | null;
  /** The published slips of a secret ballot, or the votes by name of an open one. */
  readonly listed: { readonly votesFor: number; readonly votesAgainst: number; readonly votesAbstain: number };
  /** Sealed slips still in the box. */
  readonly sealed: number;
  /** Papers signed for phones, and of them those that came back; none any more once the box is gone. */
  readonly papers: { readonly signed: number; readonly used: number };
}

/** The first thing about a ballot that does not follow from its own rows; undefined when everything does. */
export function findingInBallot(ballot: BallotFacts): Finding | undefined {
  const { kind, state, roster, present, roll, listed, sealed } = ballot;
  const finding = (code: FindingCode, details: Finding['details']): Finding => ({ code, details });
  if (roll.lines !== roster || roll.present !== present)
    return finding('BALLOT_ROLL_DIFFERS', { roster, present, lines: roll.lines, here: roll.present });
  if (roll.votedAbsent > 0) return finding('BALLOT_VOTED_ABSENT', { n: roll.votedAbsent });
  if (!quorum(present, roster).ok) return finding('BALLOT_WITHOUT_QUORUM', { present, roster });
  const list = listed.votesFor + listed.votesAgainst + listed.votesAbstain;
  if (!holdsWhatWasVoted(ballot, list)) {
    const held = kind === 'open' || state !== 'open' ? list : sealed;
    return finding('BALLOT_VOTES_DIFFER', { held: state === 'open' ? held : held + sealed, voted: roll.voted });
  }
  if (kind !== 'open' && list > 0 && (kind !== 'secret' || state !== 'closed'))
    return finding('BALLOT_LIST_DIFFERS', { list, counted: 0 });
  return state === 'closed' ? findingInResult(ballot, list) : undefined;
}

/**
 * What the box held is destroyed when a ballot is closed or given up; votes by name of one given up stay. Of a closed
 * secret ballot there may be fewer slips than ticks, where a phone did not send its paper in, and never more.
 */
function holdsWhatWasVoted(ballot: BallotFacts, list: number): boolean {
  const { kind, state, roll, sealed, papers, issued } = ballot;
  const paper = ballot.paperIssued ?? 0;
  if (state !== 'open' && (sealed > 0 || papers.signed > 0 || papers.used > 0)) return false;
  if (kind === 'open') return list === roll.voted;
  if (kind !== 'secret' || state === 'void') return true;
  if (state === 'open') return boxAgrees({ ticked: roll.voted, ...papers, slips: sealed, paper });
  const inBox = list + (ballot.invalid ?? 0) - (ballot.paperInvalid ?? 0);
  return issued === roll.voted && inBox + paper <= roll.voted;
}

function findingInResult(ballot: BallotFacts, list: number): Finding | undefined {
  const { kind, passRule, roster, present, listed, issued, returned, invalid, votesFor, votesAgainst, votesAbstain } =
    ballot;
  if (
    issued === null ||
    returned === null ||
    invalid === null ||
    votesFor === null ||
    votesAgainst === null ||
    votesAbstain === null
  )
    return { code: 'BALLOT_COUNTS_DIFFER', details: { present } };
  const counted = votesFor + votesAgainst + votesAbstain;
  const paper = {
    returned: ballot.paperReturned ?? 0,
    invalid: ballot.paperInvalid ?? 0,
    votesFor: ballot.paperFor ?? 0,
    votesAgainst: ballot.paperAgainst ?? 0,
    votesAbstain: ballot.paperAbstain ?? 0,
  };
  if (!checkPaper(ballot.paperIssued ?? 0, paper).ok) return { code: 'BALLOT_COUNTS_DIFFER', details: { present } };
  const listAgrees =
    listed.votesFor + paper.votesFor === votesFor &&
    listed.votesAgainst + paper.votesAgainst === votesAgainst &&
    listed.votesAbstain + paper.votesAbstain === votesAbstain;
  const inBox = returned - paper.returned - (invalid - paper.invalid);
  if ((kind === 'secret' || kind === 'open') && (!listAgrees || inBox !== list))
    return { code: 'BALLOT_LIST_DIFFERS', details: { list, counted } };
  const counts = { issued, returned, invalid, votesFor, votesAgainst, votesAbstain };
  if (!checkCounts(kind, counts, present).ok) return { code: 'BALLOT_COUNTS_DIFFER', details: { present } };
  if (passes(passRule, votesFor, roster) !== ballot.passed)
    return { code: 'BALLOT_RESULT_DIFFERS', details: { votesFor, roster } };
  return undefined;
}

/** Who came or left, in order. Comings and goings of one `batch` were recorded together. */
export interface RecordedMovement {
  readonly participantId: string;
  readonly way: 'in' | 'out';
  readonly batch: number | string;
  readonly afterOpening: boolean;
}

/** A session that was opened, with its comings and goings in the order in which they were recorded. */
export interface SessionFacts {
  readonly openedRepresentatives: number;
  readonly openedDeliberating: number;
  readonly gatesHeld: boolean;
  readonly invited: readonly (Omit<Attendance, 'present'> & { readonly id: string })[];
  readonly movements: readonly RecordedMovement[];
  readonly rules: Pick<RulesSettings, 'representativeSharePercent' | 'headOfManagementCounts'>;
}

/** The first thing about a session's gates that does not follow from who came and left; undefined when all does. */
export function findingInSession(session: SessionFacts): Finding | undefined {
  const { invited, movements, rules, openedRepresentatives, openedDeliberating } = session;
  const here = new Set<string>();
  const people = () => invited.map((person) => ({ ...person, present: here.has(person.id) }));
  const move = ({ participantId, way }: RecordedMovement): void => {
    if (way === 'in') here.add(participantId);
    else here.delete(participantId);
  };
  for (const movement of movements) if (!movement.afterOpening) move(movement);
  const opened = compositionOf(people(), rules);
  if (opened.representatives !== openedRepresentatives || opened.deliberating !== openedDeliberating) {
    const { representatives, deliberating } = opened;
    const written = { openedRepresentatives, openedDeliberating };
    return { code: 'SESSION_PRESENCE_DIFFERS', details: { representatives, deliberating, ...written } };
  }
  if (!shareGate(opened, rules).ok)
    return { code: 'SESSION_SHARE_NOT_HELD', details: { openedRepresentatives, openedDeliberating } };
  // The record notes that both gates held at the opening and when somebody came in; that they did so at all, it may say
  // whenever they did.
  let noted = mayDecideNow(people(), rules).ok;
  let ever = noted;
  const later = movements.filter((movement) => movement.afterOpening);
  for (const [index, movement] of later.entries()) {
    move(movement);
    if (later[index + 1]?.batch === movement.batch) continue;
    const hold = mayDecideNow(people(), rules).ok;
    ever ||= hold;
    noted ||= hold && movement.way === 'in';
  }
  if (session.gatesHeld ? !ever : noted) return { code: 'SESSION_VALIDITY_DIFFERS', details: {} };
  return undefined;
}
