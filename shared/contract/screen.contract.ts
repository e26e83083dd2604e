import * as v from 'valibot';
import { ballotKinds, ballotStates, passRules } from '../domain/ballot.ts';
import { agendaOutcomes, sessionKinds, sessionStates } from '../domain/session.ts';
import { votes } from './ballot.contract.ts';
import { query } from './define.ts';
import { count, day, id, instant, nothing } from './fields.ts';
import { composition, verdict } from './session.contract.ts';

export const screenContract = {
  /**
   * What the projector in the room may show to everybody: the open session with its numbers, or the next one convened.
   * No name of anybody, no petition's text, no count of a ballot that is still open.
   */
  'screen.state': query({
    roles: 'anyone',
    audience: ['desktop', 'lan'],
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
              tally: v.nullable(votes),
              result: v.nullable(v.object({ passed: v.boolean(), percent: v.number(), needed: count })),
            }),
          ),
        }),
      ),
    }),
  }),
};
