import * as v from 'valibot';
import { agendaOutcomes, capacities, sessionKinds, sessionStates, sides } from '../domain/session.ts';
import { talkGroups } from '../domain/speech.rules.ts';
import { command, participants, query, staff } from './define.ts';
import { count, id, instant, optionalText } from './fields.ts';
import { ballotResult, composition, measure, moved, omission, target } from './session-shapes.ts';

/** What is left of a session in writing. */
export const sessionMinutesContract = {
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
