import * as v from 'valibot';
import { rateNames } from '../domain/figures.rules.ts';
import { everyRole, query } from './define.ts';
import { count, day } from './fields.ts';

/** `percent` to one decimal; null where there is nothing to divide by. */
const rate = v.object({ part: count, whole: count, percent: v.nullable(v.number()) });
export const rates = v.object(
  Object.fromEntries(rateNames.map((name) => [name, rate])) as Record<(typeof rateNames)[number], typeof rate>,
);
const mean = v.object({ count, mean: v.nullable(v.number()) });
const group = v.object({ key: v.string(), received: count, rates });
/** Null where the group is too small to be shown to who asks. */
const participation = v.array(v.object({ key: v.string(), n: v.nullable(count) }));

export const figuresContract = {
  /** The figures of a period exactly as the rules define them, whole and by month, category and class. */
  'figures.get': query({
    roles: everyRole,
    input: v.strictObject({ from: day, to: day }),
    output: v.object({
      from: day,
      to: day,
      received: count,
      outOfScope: count,
      merged: count,
      rates,
      runningRate: rate,
      frequency: v.picklist(['monthly', 'quarterly']),
      byMonth: v.array(group),
      byCategory: v.array(group),
      byClass: v.array(group),
      byRoleGroup: participation,
      byEmployment: participation,
      byWorkshop: participation,
      /** Petitions that came by a QR poster, by the place where it hangs. */
      byPoster: participation,
      sessions: v.array(
        v.object({
          sessionNo: v.string(),
          title: v.string(),
          heldOn: day,
          valid: v.boolean(),
          representatives: v.nullable(count),
          deliberating: v.nullable(count),
          percent: v.nullable(v.number()),
        }),
      ),
      satisfaction: mean,
      efficiency: mean,
      petitioners: mean,
    }),
  }),
};
