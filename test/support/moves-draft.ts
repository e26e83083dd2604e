import type { DraftPlace } from '../../shared/domain/draft.rules.ts';
import type { Move } from './moves-petition.ts';
import type { Workload } from './workload.ts';

/** Few, so that the same ones are written on again and again, by several at once. */
const places: readonly DraftPlace[] = [
  'intake',
  'item:0199a000-0000-7000-8000-000000000001',
  'item:0199a000-0000-7000-8000-000000000002',
];
const writer = (w: Workload) => w.random.pick(['officer', 'management'] as const);

export const draftMoves: Readonly<Record<string, Move>> = {
  keepDraft: (w) =>
    w.command(writer(w), 'draft.keep', { place: w.random.pick(places), body: JSON.stringify({ text: w.mark() }) }),
  dropDraft: async (w) => {
    if (w.random.chance(0.4)) await w.command(writer(w), 'draft.drop', { place: w.random.pick(places) });
  },
};
