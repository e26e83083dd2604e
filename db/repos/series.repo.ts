import type { WriteTx } from '../handles.ts';

export type Series = 'session' | 'action' | 'publication' | 'box';

/** The next number of a series in a year, from 1 and gapless: it is taken in the transaction that uses it. */
export async function takeSeriesNo(tx: WriteTx, series: Series, year: number): Promise<number> {
  const { last } = await tx
    .insertInto('series_number')
    .values({ series, year, last: 1 })
    .onConflict((c) => c.columns(['series', 'year']).doUpdateSet({ last: (e) => e('series_number.last', '+', 1) }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}
