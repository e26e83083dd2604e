import * as v from 'valibot';
import { roleGroups } from '../domain/petition.ts';
import { sides } from '../domain/session.ts';
import { talkGroups } from '../domain/speech.rules.ts';
import { command, participants, query, staff } from './define.ts';
import { count, id, instant, nothing } from './fields.ts';

const speech = v.object({
  id: id('Speech'),
  participantId: id('Participant'),
  name: v.string(),
  department: v.string(),
  side: v.picklist(sides),
  roleGroup: v.nullable(v.picklist(roleGroups)),
  itemId: v.nullable(id('AgendaItem')),
  askedAt: instant,
  startedAt: v.nullable(instant),
  endedAt: v.nullable(instant),
  seconds: count,
  /** Of who asks. */
  own: v.boolean(),
});

export const speechContract = {
  /** Asks to speak on the item under discussion. Who waits already keeps the place. */
  'speech.ask': command({
    roles: ['representative'],
    audience: ['lan'],
    changes: ['session'],
    errors: ['SESSION_STATE', 'SPEECH_NOT_PRESENT'],
    input: v.strictObject({ sessionId: id('Session') }),
    output: v.object({ speechId: id('Speech') }),
  }),
  /** Puts somebody on the list who raises a hand: management, or who has no phone. */
  'speech.add': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE', 'SPEECH_NOT_PRESENT'],
    input: v.strictObject({ participantId: id('Participant') }),
    output: v.object({ speechId: id('Speech') }),
  }),
  /** Takes a request back before its turn: one's own, at the console anybody's. */
  'speech.withdraw': command({
    roles: ['representative', ...staff],
    audience: ['desktop', 'lan', 'cli'],
    changes: ['session'],
    errors: ['SPEECH_OVER'],
    input: v.strictObject({ speechId: id('Speech') }),
    output: v.object({}),
  }),
  /** Gives the floor. Whoever speaks at this moment has then ended. */
  'speech.start': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE', 'SPEECH_NOT_PRESENT', 'SPEECH_OVER'],
    input: v.strictObject({ speechId: id('Speech') }),
    output: v.object({}),
  }),
  'speech.end': command({
    roles: staff,
    changes: ['session'],
    errors: ['SPEECH_OVER'],
    input: v.strictObject({ speechId: id('Speech') }),
    output: v.object({}),
  }),
  /** Ends what was being said when the program stopped. The program calls it by itself, at its start. */
  'speech.endInterrupted': command({
    roles: 'anyone',
    // No door leads to it: whoever could call it would end who speaks.
    audience: ['program'],
    changes: ['session'],
    input: nothing,
    output: v.object({ ended: count }),
  }),
  /** Who speaks, who waits in order, who has spoken. `now` is the PC's clock, for timers on phones whose own is wrong. */
  'speech.list': query({
    roles: participants,
    audience: ['desktop', 'lan', 'cli'],
    input: v.strictObject({ sessionId: id('Session') }),
    output: v.object({
      now: instant,
      speaking: v.nullable(speech),
      waiting: v.array(speech),
      spoken: v.array(speech),
    }),
  }),
  /** Talk time of each group, whoever speaks now included. */
  'speech.times': query({
    roles: participants,
    audience: ['desktop', 'lan', 'cli'],
    input: v.strictObject({ sessionId: id('Session') }),
    output: v.object({
      now: instant,
      seconds: count,
      groups: v.array(v.object({ group: v.picklist(talkGroups), seconds: count, speeches: count })),
    }),
  }),
};
