import * as v from 'valibot';
import { ballotKinds, ballotStates, passRules } from '../domain/ballot.ts';
import { categories, petitionClasses, petitionStates, roleGroups } from '../domain/petition.ts';
import { agendaOutcomes, capacities, sessionKinds, sessionStates, sides } from '../domain/session.ts';
import { count, day, id, instant, version } from './fields.ts';

/** Which session a command is about, as its page has read it. */
export const target = { sessionId: id('Session'), version };
/** The state that a session is in after a command. */
export const moved = v.object({ state: v.picklist(sessionStates), version });
/** What changed has a new version, and nothing else to say. */
export const changed = v.object({ version });

/** What a rule answers, as a page gets it: yes, or the code and the numbers of the no. */
export const verdict = v.variant('ok', [
  v.object({ ok: v.literal(true) }),
  v.object({
    ok: v.literal(false),
    code: v.string(),
    details: v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()]))),
  }),
]);

export const composition = v.object({
  representatives: count,
  deliberating: count,
  percent: v.number(),
  needPercent: count,
});

export const agendaReason = v.variant('code', [
  v.object({ code: v.picklist(['urgent', 'major', 'byHand']) }),
  v.object({ code: v.picklist(['cosigns', 'waiting', 'postponed']), n: count }),
]);

export const omissionReason = v.variant('code', [
  v.object({ code: v.literal('capacity'), n: count }),
  v.object({ code: v.literal('later') }),
  v.object({ code: v.literal('byHand'), note: v.string() }),
]);

/** A petition as a session sees it: never by whom. */
export const agendaPetition = v.object({
  id: id('Petition'),
  petitionNo: v.string(),
  title: v.string(),
  text: v.string(),
  category: v.nullable(v.picklist(categories)),
  class: v.nullable(v.picklist(petitionClasses)),
  state: v.picklist(petitionStates),
  urgent: v.boolean(),
  major: v.boolean(),
  cosignCount: count,
  postponements: count,
  receivedOn: day,
  startOn: day,
  sessionBy: v.nullable(day),
});

export const sessionRow = v.object({
  id: id('Session'),
  sessionNo: v.string(),
  kind: v.picklist(sessionKinds),
  title: v.string(),
  scheduledAt: instant,
  scheduledOn: day,
  place: v.string(),
  state: v.picklist(sessionStates),
  noticeBy: v.nullable(day),
  items: count,
  concluded: count,
  openedRepresentatives: v.nullable(count),
  openedDeliberating: v.nullable(count),
  gatesHeld: v.nullable(v.boolean()),
});

export const participant = v.object({
  id: id('Participant'),
  side: v.picklist(sides),
  capacity: v.picklist(capacities),
  name: v.string(),
  department: v.string(),
  roleGroup: v.nullable(v.picklist(roleGroups)),
  representativeId: v.nullable(id('Representative')),
  isHeadOfManagement: v.boolean(),
  present: v.boolean(),
  /** Why absent, when leave was asked for. */
  excused: v.string(),
  /** First check-in and last check-out; null when there was none. */
  firstIn: v.nullable(instant),
  lastOut: v.nullable(instant),
});

export const measure = v.object({
  actionNo: v.string(),
  what: v.string(),
  department: v.string(),
  responsible: v.string(),
  dueOn: day,
  criterion: v.string(),
});

export const ballotResult = v.object({
  id: id('Ballot'),
  kind: v.picklist(ballotKinds),
  passRule: v.picklist(passRules),
  state: v.picklist(ballotStates),
  question: v.string(),
  roster: count,
  present: count,
  /** Null until it is closed: no running tally leaves. */
  votesFor: v.nullable(count),
  votesAgainst: v.nullable(count),
  votesAbstain: v.nullable(count),
  invalid: v.nullable(count),
  passed: v.nullable(v.boolean()),
  voidReason: v.nullable(v.string()),
});

export const agendaItem = v.object({
  id: id('AgendaItem'),
  position: count,
  title: v.string(),
  major: v.boolean(),
  reasons: v.array(agendaReason),
  proposer: v.string(),
  petition: v.nullable(agendaPetition),
  answer: v.string(),
  answeredBy: v.string(),
  answeredAt: v.nullable(instant),
  discussion: v.string(),
  outcome: v.nullable(v.picklist(agendaOutcomes)),
  outcomeNote: v.string(),
  decidedAt: v.nullable(instant),
  measures: v.array(measure),
  ballots: v.array(ballotResult),
  version,
});

export const omission = v.object({
  petitionId: id('Petition'),
  petitionNo: v.string(),
  title: v.string(),
  reason: omissionReason,
});
