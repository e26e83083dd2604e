import * as v from 'valibot';
import { command, query, staff } from './define.ts';
import { day, id, instant, nothing, text } from './fields.ts';

/** 意见箱开箱: two people open a box together and count what is in it. */
export const boxRoundContract = {
  /**
   * Puts an opening into the record: it is never changed afterwards. Petitions registered from its slips name it
   * (`petition.register`, `boxRoundId`), so that nothing found can quietly go missing.
   */
  'box.open': command({
    roles: staff,
    changes: ['petition'],
    errors: ['SAME_OPENER'],
    input: v.strictObject({
      place: text(40),
      openedBy1: text(20),
      openedBy2: text(20),
      /** Slips in the box. */
      found: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
      openedOn: day,
    }),
    output: v.object({ roundId: id('BoxRound'), roundNo: v.string() }),
  }),
  /** The latest openings, at most 100. */
  'box.list': query({
    roles: staff,
    input: nothing,
    output: v.array(
      v.object({
        id: id('BoxRound'),
        roundNo: v.string(),
        place: v.string(),
        openedBy1: v.string(),
        openedBy2: v.string(),
        found: v.number(),
        openedOn: day,
        recordedAt: instant,
        /** Petitions registered from its slips so far. */
        registered: v.number(),
      }),
    ),
  }),
};
