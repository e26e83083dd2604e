import * as v from 'valibot';
import { closings, petitionStates } from '../domain/petition.ts';
import { query } from './define.ts';
import { count, day } from './fields.ts';

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
    input: v.strictObject({ code: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)) }),
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
      }),
      v.object({ found: v.literal(false) }),
    ]),
  }),
};
