import * as v from 'valibot';
import { ballotKinds, ballotStates, passRules } from '../domain/ballot.ts';
import {
  categories,
  escalationTargets,
  maxPetitionTitle,
  petitionClasses,
  petitionStates,
  roleGroups,
} from '../domain/petition.ts';
import { agendaOutcomes, capacities, sessionKinds, sessionStates, sides } from '../domain/session.ts';
import { talkGroups } from '../domain/speech.rules.ts';
import { roomViews } from '../domain/room-view.ts';
import { command, participants, query, staff } from './define.ts';
import { count, cursor, day, id, instant, optionalText, text, version } from './fields.ts';

const target = { sessionId: id('Session'), version };
const item = { itemId: id('AgendaItem'), version };
const moved = v.object({ state: v.picklist(sessionStates), version });
const changed = v.object({ version });

/** What a rule answers, as a page gets it: yes, or the code and the numbers of the no. */
export const verdict = v.variant('ok', [
  v.object({ ok: v.literal(true) }),
  v.object({
    ok: v.literal(false),
    code: v.string(),
    details: v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()]))),
  }),
]);

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
const agendaPetition = v.object({
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

const sessionRow = v.object({
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

export const composition = v.object({
  representatives: count,
  deliberating: count,
  percent: v.number(),
  needPercent: count,
});

const participant = v.object({
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

const measure = v.object({
  actionNo: v.string(),
  what: v.string(),
  department: v.string(),
  responsible: v.string(),
  dueOn: day,
  criterion: v.string(),
});

const ballotResult = v.object({
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

const agendaItem = v.object({
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

const omission = v.object({
  petitionId: id('Petition'),
  petitionNo: v.string(),
  title: v.string(),
  reason: omissionReason,
});

const gateErrors = [
  'SESSION_MANAGEMENT_ABSENT',
  'SESSION_NOBODY_PRESENT',
  'SESSION_REPRESENTATIVE_SHARE',
  'SESSION_STATE',
] as const;

export const sessionContract = {
  /** When the next session should be, and what a chosen day would mean. */
  'session.propose': query({
    roles: participants,
    input: v.strictObject({ kind: v.optional(v.picklist(sessionKinds)), on: v.optional(day) }),
    output: v.object({
      kind: v.picklist(sessionKinds),
      scheduledOn: day,
      noticeBy: v.nullable(day),
      periodFrom: day,
      periodTo: day,
      /** True when no session can be convened within the current period any more. */
      missed: v.boolean(),
      provisional: v.boolean(),
      verdict,
      noticeDays: count,
      queued: count,
      urgent: count,
      capacity: count,
    }),
  }),
  /** Convenes a session: participants come from the rosters and the agenda from the queue, both to be adjusted. */
  'session.schedule': command({
    roles: staff,
    changes: ['session', 'petition'],
    errors: ['SESSION_DAY_PAST', 'SESSION_REST_DAY', 'SESSION_NOTICE_TOO_LATE'],
    input: v.strictObject({
      kind: v.picklist(sessionKinds),
      scheduledAt: instant,
      place: text(80),
      title: optionalText(80),
      chairName: optionalText(40),
      recorderName: optionalText(40),
    }),
    output: v.object({ sessionId: id('Session'), sessionNo: v.string() }),
  }),
  /** Moves a session that has not been opened to another time; its notice has to be sent anew. */
  'session.reschedule': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_DAY_PAST', 'SESSION_REST_DAY', 'SESSION_NOTICE_TOO_LATE', 'SESSION_STATE'],
    input: v.strictObject({ ...target, scheduledAt: instant, place: text(80) }),
    output: moved,
  }),
  'session.list': query({
    roles: participants,
    input: v.strictObject({
      states: v.optional(v.array(v.picklist(sessionStates)), []),
      after: v.optional(cursor, null),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 50),
    }),
    output: v.object({ rows: v.array(sessionRow), next: cursor }),
  }),
  /** Everything that the pages and the console show of one session. */
  'session.get': query({
    roles: participants,
    input: v.strictObject({ sessionId: id('Session') }),
    output: v.object({
      ...sessionRow.entries,
      noticeSentAt: v.nullable(instant),
      openedAt: v.nullable(instant),
      closedAt: v.nullable(instant),
      minutedAt: v.nullable(instant),
      cancelReason: v.nullable(v.string()),
      chairName: v.string(),
      recorderName: v.string(),
      minutesNote: v.string(),
      minutesBy: v.nullable(day),
      currentItemId: v.nullable(id('AgendaItem')),
      /** What the projector shows by hand; null while it follows the console. */
      roomView: v.nullable(v.picklist(roomViews)),
      composition,
      gates: v.object({
        share: verdict,
        management: verdict,
        /** Both at once, as deciding and voting need them. */
        deciding: verdict,
        opening: verdict,
        notice: verdict,
        quorum: verdict,
      }),
      quorum: v.object({ present: count, roster: count, need: count }),
      rules: v.object({
        noticeDays: count,
        needPercent: count,
        headOfManagementCounts: v.boolean(),
        agendaCapacity: count,
        majorBallotKind: v.picklist(ballotKinds),
      }),
      participants: v.array(participant),
      agenda: v.array(agendaItem),
      leftOut: v.array(omission),
      version,
    }),
  }),
  /** The agenda that the queue gives now, by the rules; nothing is changed. */
  'session.proposeAgenda': query({
    roles: staff,
    input: v.strictObject({ sessionId: id('Session') }),
    output: v.object({
      capacity: count,
      items: v.array(v.object({ petition: agendaPetition, reasons: v.array(agendaReason) })),
      leftOut: v.array(v.object({ petition: agendaPetition, reason: omissionReason })),
    }),
  }),
  /**
   * Sets the agenda as a whole, in this order. What stands on it already keeps its answer; what is missing from the list
   * is taken off, and a petition taken off or left out by hand needs its reason in `leftOut`.
   */
  'session.setAgenda': command({
    roles: staff,
    changes: ['session', 'petition'],
    errors: ['SESSION_STATE', 'PETITION_REASON_MISSING', 'PETITION_TRANSITION'],
    input: v.strictObject({
      ...target,
      items: v.pipe(
        v.array(
          v.union([
            v.strictObject({ itemId: id('AgendaItem') }),
            v.strictObject({ petitionId: id('Petition') }),
            v.strictObject({
              title: text(maxPetitionTitle),
              major: v.optional(v.boolean(), false),
              proposer: optionalText(40),
            }),
          ]),
        ),
        v.maxLength(100),
      ),
      leftOut: v.optional(v.array(v.strictObject({ petitionId: id('Petition'), reason: text(300) })), []),
    }),
    output: changed,
  }),
  'session.sendNotice': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE', 'SESSION_NOTICE_TOO_LATE'],
    input: v.strictObject(target),
    output: moved,
  }),
  'session.addParticipant': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE', 'REPRESENTATIVE_NOT_IN_OFFICE'],
    input: v.strictObject({
      sessionId: id('Session'),
      who: v.union([
        v.strictObject({ representativeId: id('Representative') }),
        v.strictObject({ delegateId: id('ManagementDelegate') }),
        v.strictObject({
          name: text(40),
          side: v.picklist(sides),
          capacity: v.picklist(capacities),
          department: optionalText(60),
          isHeadOfManagement: v.optional(v.boolean(), false),
        }),
      ]),
    }),
    output: v.object({ participantId: id('Participant') }),
  }),
  'session.removeParticipant': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE', 'PARTICIPANT_ATTENDED'],
    input: v.strictObject({ participantId: id('Participant') }),
    output: v.object({}),
  }),
  /** Leave asked for: the person stays on the list as absent with the reason. An empty reason takes it back. */
  'session.excuse': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE'],
    input: v.strictObject({ participantId: id('Participant'), reason: optionalText(100) }),
    output: v.object({}),
  }),
  'session.checkIn': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE'],
    input: v.strictObject({ participantIds: v.pipe(v.array(id('Participant')), v.minLength(1), v.maxLength(500)) }),
    output: v.object({ present: count }),
  }),
  'session.checkOut': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE'],
    input: v.strictObject({ participantIds: v.pipe(v.array(id('Participant')), v.minLength(1), v.maxLength(500)) }),
    output: v.object({ present: count }),
  }),
  'session.open': command({
    roles: staff,
    changes: ['session'],
    errors: [
      'SESSION_NOBODY_PRESENT',
      'SESSION_NOTICE_MISSING',
      'SESSION_OTHER_OPEN',
      'SESSION_REPRESENTATIVE_SHARE',
      'SESSION_STATE',
      'SESSION_TOO_EARLY',
    ],
    input: v.strictObject(target),
    output: moved,
  }),
  'session.setCurrentItem': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE'],
    input: v.strictObject({ sessionId: id('Session'), itemId: v.nullable(id('AgendaItem')) }),
    output: v.object({}),
  }),
  /** Puts something on the projector by hand; null lets it follow the console again. */
  'session.steerScreen': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE'],
    input: v.strictObject({ sessionId: id('Session'), view: v.nullable(v.picklist(roomViews)) }),
    output: v.object({}),
  }),
  /** Management's answer to an item, given by itself or taken down at the desk; an empty one takes it back. */
  'session.recordAnswer': command({
    roles: ['chair', 'officer', 'management'],
    changes: ['session'],
    errors: ['SESSION_STATE', 'AGENDA_ITEM_CLOSED'],
    input: v.strictObject({
      ...item,
      answer: v.pipe(v.string(), v.trim(), v.maxLength(5000)),
      answeredBy: optionalText(40),
    }),
    output: changed,
  }),
  'session.recordDiscussion': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE', 'AGENDA_ITEM_CLOSED'],
    input: v.strictObject({ ...item, discussion: optionalText(10_000) }),
    output: changed,
  }),
  /** Ends an item. Both gates must hold at this moment, except for putting it off with its reason. */
  'session.decide': command({
    roles: staff,
    changes: ['session', 'petition', 'action'],
    errors: [
      ...gateErrors,
      'AGENDA_ITEM_ANSWER_MISSING',
      'AGENDA_ITEM_CLOSED',
      'AGENDA_MEASURES_MISSING',
      'BALLOT_DECIDES',
      'BALLOT_REQUIRED',
      'BALLOT_STILL_OPEN',
      'PETITION_REASON_MISSING',
      'PETITION_TRANSITION',
    ],
    input: v.strictObject({
      ...item,
      outcome: v.picklist(agendaOutcomes),
      note: optionalText(2000),
      measures: v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              what: text(500),
              department: text(60),
              responsible: text(40),
              dueOn: day,
              criterion: optionalText(300),
            }),
          ),
          v.maxLength(20),
        ),
        [],
      ),
      /** Where it is handed on to; `no_agreement` without it goes to the next session. */
      to: v.optional(v.picklist(escalationTargets)),
    }),
    output: v.object({ version, actionNos: v.array(v.string()) }),
  }),
  'session.close': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE', 'SESSION_ITEMS_OPEN'],
    input: v.strictObject(target),
    output: moved,
  }),
  /** Makes the minutes final: they assemble themselves from the record; a note of the recorder's may be added. */
  'session.minute': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE'],
    input: v.strictObject({
      ...target,
      note: optionalText(10_000),
      chairName: optionalText(40),
      recorderName: optionalText(40),
    }),
    output: moved,
  }),
  'session.cancel': command({
    roles: staff,
    changes: ['session', 'petition'],
    errors: ['SESSION_STATE', 'PETITION_TRANSITION'],
    input: v.strictObject({ ...target, reason: text(500) }),
    output: moved,
  }),
  /** The minutes as they stand: of an open session so far, of a minuted one for good. */
  'session.minutes': query({
    roles: participants,
    input: v.strictObject({ sessionId: id('Session') }),
    output: v.object({
      enterpriseName: v.string(),
      unionName: v.string(),
      sessionNo: v.string(),
      kind: v.picklist(sessionKinds),
      title: v.string(),
      state: v.picklist(sessionStates),
      scheduledAt: instant,
      openedAt: v.nullable(instant),
      closedAt: v.nullable(instant),
      minutedAt: v.nullable(instant),
      place: v.string(),
      chairName: v.string(),
      recorderName: v.string(),
      note: v.string(),
      /** Who was there at any time, by side and capacity. */
      attended: v.array(
        v.object({
          name: v.string(),
          side: v.picklist(sides),
          capacity: v.picklist(capacities),
          department: v.string(),
        }),
      ),
      absent: v.array(v.object({ name: v.string(), side: v.picklist(sides), excused: v.string() })),
      openedWith: v.nullable(composition),
      /** Moments of the open session from which the gates held or failed, in order. */
      gates: v.array(
        v.object({
          at: instant,
          representatives: count,
          deliberating: count,
          shareHeld: v.boolean(),
          managementPresent: v.boolean(),
        }),
      ),
      /** Talk time of each group. */
      talk: v.object({
        seconds: count,
        groups: v.array(v.object({ group: v.picklist(talkGroups), seconds: count, speeches: count })),
      }),
      gatesHeld: v.nullable(v.boolean()),
      items: v.array(
        v.object({
          position: count,
          title: v.string(),
          major: v.boolean(),
          petitionNo: v.nullable(v.string()),
          petitionText: v.nullable(v.string()),
          answer: v.string(),
          answeredBy: v.string(),
          discussion: v.string(),
          outcome: v.nullable(v.picklist(agendaOutcomes)),
          outcomeNote: v.string(),
          measures: v.array(measure),
          ballots: v.array(ballotResult),
        }),
      ),
      leftOut: v.array(omission),
    }),
  }),
};
