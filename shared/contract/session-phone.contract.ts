import * as v from 'valibot';
import { phonePaperKinds } from '../domain/paper.ts';
import { agendaOutcomes, sessionKinds, sessionStates } from '../domain/session.ts';
import { command, query } from './define.ts';
import { count, day, id, instant, nothing } from './fields.ts';
import { composition, verdict } from './session-shapes.ts';

const target = v.strictObject({ sessionId: id('Session') });

/** A session on a representative's own phone. */
export const sessionPhoneContract = {
  /**
   * The session under way, or else the next one that representatives know of, or else one closed in the last days; null
   * when there is none.
   */
  'session.forPhone': query({
    roles: ['representative'],
    audience: ['lan'],
    input: nothing,
    output: v.nullable(
      v.object({
        id: id('Session'),
        sessionNo: v.string(),
        kind: v.picklist(sessionKinds),
        title: v.string(),
        scheduledAt: instant,
        scheduledOn: day,
        place: v.string(),
        state: v.picklist(sessionStates),
        closedAt: v.nullable(instant),
        chairName: v.string(),
        currentItemId: v.nullable(id('AgendaItem')),
        composition,
        gates: v.object({ share: verdict, management: verdict, deciding: verdict }),
        /** Null when who asks is not invited. */
        own: v.nullable(v.object({ participantId: id('Participant'), present: v.boolean(), excused: v.string() })),
        mayCheckIn: verdict,
        /** What can be read of it by now. */
        papers: v.array(v.object({ kind: v.picklist(phonePaperKinds), releasedAt: instant })),
        agenda: v.array(
          v.object({
            id: id('AgendaItem'),
            position: count,
            title: v.string(),
            /** The petition's words, never whose; or those of a motion that was taken up. */
            text: v.string(),
            /** What came with the petition and does not tell who handed it in, in the order it was added. */
            attachments: v.array(
              v.object({ id: id('Attachment'), mime: v.string(), bytes: count, tooLarge: v.boolean() }),
            ),
            major: v.boolean(),
            answer: v.string(),
            answeredBy: v.string(),
            outcome: v.nullable(v.picklist(agendaOutcomes)),
            outcomeNote: v.string(),
            /** What was promised, without the person responsible. */
            measures: v.array(v.object({ actionNo: v.string(), what: v.string(), department: v.string(), dueOn: day })),
          }),
        ),
      }),
    ),
  }),
  'session.checkInMyself': command({
    roles: ['representative'],
    audience: ['lan'],
    changes: ['session'],
    errors: ['SESSION_STATE', 'SESSION_NOT_INVITED', 'SESSION_NOT_TODAY'],
    input: target,
    output: v.object({ present: count }),
  }),
  'session.checkOutMyself': command({
    roles: ['representative'],
    audience: ['lan'],
    changes: ['session'],
    errors: ['SESSION_STATE', 'SESSION_NOT_INVITED', 'SESSION_NOT_TODAY'],
    input: target,
    output: v.object({ present: count }),
  }),
};
