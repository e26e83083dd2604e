import * as v from 'valibot';
import { command, everyRole, query } from './define.ts';
import { count, day, id, instant, nothing, optionalText } from './fields.ts';

/** Settings as a record: `checkRules` knows each key, its kind and its range, and names the first that does not fit. */
const settings = v.record(v.string(), v.union([v.number(), v.boolean(), v.string()]));

export const rulesContract = {
  /** Every version of the rules of procedure, oldest first, and which one is in force today. */
  'rules.list': query({
    roles: everyRole,
    input: nothing,
    output: v.object({
      inForceId: id('RulesVersion'),
      versions: v.array(
        v.object({ id: id('RulesVersion'), number: count, effectiveOn: day, settings, note: v.string() }),
      ),
    }),
  }),
  /** A new version from a day on. Records of earlier days are judged by the earlier ones. */
  'rules.change': command({
    roles: ['chair'],
    changes: ['rules'],
    errors: ['RULES_DATE_TAKEN', 'RULES_DATE_PAST'],
    input: v.strictObject({ effectiveOn: day, settings, note: optionalText(500) }),
    output: v.object({ rulesVersionId: id('RulesVersion'), number: count }),
  }),
  'calendar.get': query({
    roles: everyRole,
    input: nothing,
    output: v.object({
      /** Years with a published calendar, ascending, with their days off on weekdays and make-up workdays. */
      years: v.array(v.object({ year: count, off: count, work: count, imported: v.boolean(), source: v.string() })),
      factory: v.nullable(
        v.object({ restWeekdays: v.nullable(v.array(v.number())), off: v.array(day), work: v.array(day) }),
      ),
      provisionalPetitions: count,
      importedAt: v.nullable(instant),
    }),
  }),
  /** A new year's calendar from a file `{ year, off[], work[], source }`; provisional deadlines are counted again. */
  'calendar.importYear': command({
    roles: ['chair', 'officer'],
    changes: ['calendar', 'petition'],
    errors: ['CALENDAR_FILE_INVALID', 'CALENDAR_YEAR_INVALID'],
    input: v.strictObject({ content: v.pipe(v.string(), v.maxLength(200_000)) }),
    output: v.object({ year: count, recomputed: count }),
  }),
  /** The factory's own calendar over the public one: weekly rest days, shutdown days, extra working days. */
  'calendar.setFactory': command({
    roles: ['chair'],
    changes: ['calendar', 'petition'],
    input: v.strictObject({
      restWeekdays: v.nullable(
        v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))), v.maxLength(6)),
      ),
      off: v.pipe(v.array(day), v.maxLength(400)),
      work: v.pipe(v.array(day), v.maxLength(400)),
    }),
    output: v.object({ recomputed: count }),
  }),
};
