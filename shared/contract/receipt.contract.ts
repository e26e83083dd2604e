import * as v from 'valibot';
import { closings, maxMessageText, messageSides, petitionStates } from '../domain/petition.ts';
import { command, query } from './define.ts';
import { count, day, text } from './fields.ts';

const code = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));

const step = v.object({
  on: day,
  kind: v.string(),
  state: v.nullable(v.picklist(petitionStates)),
  /** What was said to the petitioner with it; empty where nothing was. */
  words: v.string(),
});

export const receiptContract = {
  /**
   * What a petitioner sees with the code from the desk: what became of it, day by day, and the answers. Never who the
   * petitioner is, and never who handles it beyond the department. domain.md §3
   */
  'receipt.lookUp': query({
    roles: 'anyone',
    audience: ['desktop', 'lan', 'cli'],
    errors: ['TOO_MANY_ATTEMPTS'],
    input: v.strictObject({ code }),
    output: v.variant('found', [
      v.object({
        found: v.literal(true),
        petitionNo: v.string(),
        receivedOn: day,
        state: v.picklist(petitionStates),
        closing: v.nullable(v.picklist(closings)),
        waits: v.boolean(),
        /** When the next step is owed; null where nothing is. */
        dueOn: v.nullable(day),
        department: v.nullable(v.string()),
        cosignCount: count,
        /** The number of the petition that this one was merged into: the steps go on with that one's. */
        mergedInto: v.nullable(v.string()),
        steps: v.array(step),
        /** What petitioner and union wrote to each other, oldest first. */
        messages: v.array(v.object({ on: day, side: v.picklist(messageSides), body: v.string() })),
        /** When earlier ones were erased; null where none were. */
        messagesErasedOn: v.nullable(day),
        /** How content the petitioner was, 1-5; null before it was said. */
        rated: v.nullable(v.number()),
        mayRate: v.boolean(),
      }),
      v.object({ found: v.literal(false) }),
    ]),
  }),
  /** The petitioner writes to the union afterwards, as anonymous as the petition is. */
  'receipt.write': command({
    roles: 'anyone',
    audience: ['desktop', 'lan'],
    changes: ['petition'],
    errors: ['TOO_MANY_ATTEMPTS', 'MESSAGES_FULL'],
    input: v.strictObject({ code, body: text(maxMessageText) }),
    output: v.object({}),
  }),
  /** How content the petitioner is with what became of it, once, when it is done. domain.md §6 */
  'receipt.rate': command({
    roles: 'anyone',
    audience: ['desktop', 'lan'],
    changes: ['petition', 'evaluation'],
    errors: ['TOO_MANY_ATTEMPTS', 'EVALUATION_ALREADY_RATED', 'PETITION_TRANSITION'],
    input: v.strictObject({
      code,
      score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    }),
    output: v.object({}),
  }),
};
