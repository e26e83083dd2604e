import * as v from 'valibot';
import { command, query, staff } from './define.ts';
import { count, nothing } from './fields.ts';

export const triageContract = {
  /** Which weights are in use, and how many decisions of this enterprise they have been corrected by. */
  'triage.model': query({
    roles: staff,
    input: nothing,
    output: v.object({ modelVersion: v.string(), corrections: count }),
  }),
  /** Forgets what was learned at this enterprise; the shipped weights stay as they are. */
  'triage.reset': command({
    roles: ['chair'],
    changes: ['triage'],
    input: nothing,
    output: v.object({ forgotten: count }),
  }),
};
