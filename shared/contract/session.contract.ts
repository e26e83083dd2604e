import * as v from 'valibot';
import { ballotKinds } from '../domain/ballot.ts';
import { maxPetitionTitle } from '../domain/petition.ts';
import { capacities, sessionKinds, sessionStates, sides } from '../domain/session.ts';
import { roomViews } from '../domain/room-view.ts';
import { command, participants, query, staff } from './define.ts';
import { count, cursor, day, id, instant, optionalText, text, version } from './fields.ts';
import {
  agendaItem,
  agendaPetition,
  agendaReason,
  changed,
  composition,
  moved,
  omission,
  omissionReason,
  participant,
  sessionRow,
  target,
  verdict,
} from './session-shapes.ts';

/** Convening a session: when, with whom, about what. */
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
  'session.cancel': command({
    roles: staff,
    changes: ['session', 'petition'],
    errors: ['SESSION_STATE', 'PETITION_TRANSITION'],
    input: v.strictObject({ ...target, reason: text(500) }),
    output: moved,
  }),
};
