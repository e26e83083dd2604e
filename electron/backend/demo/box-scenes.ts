import { dayOf } from '../../../shared/domain/instant.ts';
import type { BoxRoundId } from '../../../shared/ids.ts';
import type { Cast } from './cast.ts';
import type { Timeline } from './timeline.ts';

const minute = 60_000;
const places = ['一号饭堂门口意见箱', '成型车间门口意见箱'] as const;

/** The suggestion box, opened now and then by two: what lies in it is registered that same day, slip by slip. */
export class BoxRounds {
  readonly #cast: Cast;
  readonly #timeline: Timeline;
  readonly #openings: readonly number[];
  readonly #slips = new Map<number, number>();
  readonly #rounds = new Map<number, BoxRoundId>();

  /** @param openings moments in order; what is dropped in after the last one still lies in the box */
  constructor(cast: Cast, timeline: Timeline, openings: readonly number[]) {
    this.#cast = cast;
    this.#timeline = timeline;
    this.#openings = openings;
  }

  /** When a slip that was dropped in at this moment is registered; undefined while it still lies in the box. */
  found(droppedAt: number): { readonly at: number; readonly round: () => BoxRoundId | undefined } | undefined {
    const opening = this.#openings.find((one) => one >= droppedAt);
    if (opening === undefined) return undefined;
    const slip = (this.#slips.get(opening) ?? 0) + 1;
    this.#slips.set(opening, slip);
    return { at: opening + slip * 4 * minute, round: () => this.#rounds.get(opening) };
  }

  /** Once all slips are known. In the latest round one slip is still to be registered, as the list then says. */
  plan(): void {
    const latest = this.#openings.at(-1);
    for (const [nth, opening] of this.#openings.entries()) {
      const slips = this.#slips.get(opening) ?? 0;
      this.#timeline.plan(opening, async () => {
        const { roundId } = await this.#cast.as('officer', 'box.open', {
          place: places[nth % places.length] ?? places[0],
          openedBy1: '何丽萍',
          openedBy2: ['区石泉', '黄晓彤'][nth % 2] ?? '区石泉',
          found: slips + (opening === latest ? 1 : 0),
          openedOn: dayOf(new Date(opening).toISOString()),
        });
        this.#rounds.set(opening, roundId);
      });
    }
  }
}
