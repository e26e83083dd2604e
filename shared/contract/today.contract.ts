import * as v from 'valibot';
import { participants, query } from './define.ts';
import { count, day, id, nothing } from './fields.ts';
import { sessionStates } from '../domain/session.ts';
import { petitionRow } from './petition.contract.ts';

export const todayContract = {
  /** What is owed now, the most overdue first: the first screen of the day. */
  'today.overview': query({
    roles: participants,
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
      /** What was promised and is overdue or due within three working days, the most overdue first. */
      promises: v.array(
        v.object({
          id: id('ActionItem'),
          actionNo: v.string(),
          what: v.string(),
          department: v.string(),
          dueOn: day,
          workingDaysLeft: v.nullable(v.number()),
        }),
      ),
      promisesLate: count,
      /** The session that is open, or the next one convened. */
      nextSession: v.nullable(
        v.object({ id: id('Session'), title: v.string(), scheduledOn: day, state: v.picklist(sessionStates) }),
      ),
      /** What stands where along the four steps. */
      steps: v.object({ collect: count, consult: count, evaluate: count, sustain: count }),
    }),
  }),
};
