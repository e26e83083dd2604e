import * as v from 'valibot';
import { everyRole, query } from './define.ts';
import { count, day, nothing } from './fields.ts';
import { petitionRow } from './petition.contract.ts';

export const todayContract = {
  /** What is owed now, the most overdue first: the first screen of the day. */
  'today.overview': query({
    roles: everyRole,
    input: nothing,
    output: v.object({
      today: day,
      isWorkingDay: v.boolean(),
      overdueCount: count,
      dueSoonCount: count,
      untriagedCount: count,
      openCount: count,
      /** Overdue and due within three working days. */
      due: v.array(petitionRow),
      untriaged: v.array(petitionRow),
      /** What stands where along the four steps. */
      steps: v.object({ collect: count, consult: count, evaluate: count, sustain: count }),
    }),
  }),
};
