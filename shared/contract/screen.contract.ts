import * as v from 'valibot';
import { ballotKinds, ballotStates, passRules } from '../domain/ballot.ts';
import { roomViews } from '../domain/room-view.ts';
import { agendaOutcomes, sessionKinds, sessionStates } from '../domain/session.ts';
import { talkGroups } from '../domain/speech.rules.ts';
import { votes } from './ballot.contract.ts';
import { query } from './define.ts';
import { count, day, id, instant, nothing } from './fields.ts';
import { composition, verdict } from './session-shapes.ts';

const speaker = v.object({
  id: id('Speech'),
  name: v.string(),
  department: v.string(),
  group: v.picklist(talkGroups),
});

export const screenContract = {
  /**
   * What the projector in the room may show to everybody: the open session with its numbers, or the next one convened.
   * The names are those of who asks to speak, which everybody in the room hears anyway, and therefore it stays on this
   * PC. No name of who handed something in, no petition's text, no count of a ballot that is still open.
   */
  'screen.state': query({
    roles: 'anyone',
    audience: ['desktop'],
    input: nothing,
    output: v.object({
      enterpriseName: v.nullable(v.string()),
      now: instant,
      clockIsSet: v.boolean(),
      session: v.nullable(
        v.object({
          sessionNo: v.string(),
          kind: v.picklist(sessionKinds),
          title: v.string(),
          place: v.string(),
          scheduledAt: instant,
          scheduledOn: day,
          state: v.picklist(sessionStates),
          composition,
          /** What the chair put on the projector by hand; null while it follows the console. */
          view: v.nullable(v.picklist(roomViews)),
          invited: count,
          /** How many are here, of everybody invited. */
          here: count,
          /** Where phones go; null while they are not served. */
          join: v.nullable(v.object({ address: v.string(), fingerprint: v.string() })),
          speaking: v.nullable(v.object({ ...speaker.entries, seconds: count })),
          waiting: v.array(speaker),
          times: v.object({
            seconds: count,
            groups: v.array(v.object({ group: v.picklist(talkGroups), seconds: count, speeches: count })),
          }),
          share: verdict,
          managementPresent: v.boolean(),
          agenda: v.array(
            v.object({
              id: id('AgendaItem'),
              position: count,
              title: v.string(),
              major: v.boolean(),
              outcome: v.nullable(v.picklist(agendaOutcomes)),
            }),
          ),
          current: v.nullable(
            v.object({
              id: id('AgendaItem'),
              position: count,
              title: v.string(),
              major: v.boolean(),
              answer: v.string(),
              outcome: v.nullable(v.picklist(agendaOutcomes)),
              measures: v.array(v.object({ what: v.string(), department: v.string(), dueOn: day })),
            }),
          ),
          /** The latest ballot on the current item. */
          ballot: v.nullable(
            v.object({
              question: v.string(),
              kind: v.picklist(ballotKinds),
              passRule: v.picklist(passRules),
              state: v.picklist(ballotStates),
              roster: count,
              present: count,
              voted: count,
              /** Papers and slips handed out, and those that came back; on paper only once it is closed. */
              issued: v.nullable(count),
              returned: v.nullable(count),
              invalid: v.nullable(count),
              tally: v.nullable(votes),
              result: v.nullable(v.object({ passed: v.boolean(), percent: v.number(), needed: count })),
            }),
          ),
        }),
      ),
    }),
  }),
};
