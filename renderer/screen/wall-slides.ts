import { linesOf } from '../../shared/domain/text-lines.rules.ts';
import type { Wall } from '../stores/publications.store.ts';

type Notice = Wall['notices'][number];

/** One picture of the wall. A list or text too long for one goes on over several, `page` of `pages`. */
export type Slide =
  | { readonly kind: 'next'; readonly key: string; readonly next: Wall['next'] }
  | ({ readonly kind: 'notice'; readonly notice: Notice; readonly lines: readonly string[] } & Part)
  | ({ readonly kind: 'promises'; readonly rows: Wall['promises'] } & Part)
  | ({ readonly kind: 'done'; readonly rows: Wall['done'] } & Part)
  | ({ readonly kind: 'longTerm'; readonly rows: Wall['longTerm'] } & Part)
  | { readonly kind: 'figures'; readonly key: string; readonly figures: Wall['figures'] }
  | ({ readonly kind: 'late'; readonly rows: Wall['late'] } & Part);

interface Part {
  readonly key: string;
  readonly page: number;
  readonly pages: number;
  /** How many rows there are on all pages. */
  readonly of: number;
  /** How many there are in the record: the wall shows the first of them. */
  readonly total: number;
}

/** What fits on one picture in type that is read from five metres, at the shape of a usual screen. */
const rowsShown = 5;
const linesShown = 8;
const lineWidth = 40;
/** The rest of a long notice hangs on the board. */
const pagesOfNotice = 3;

/** The round of the wall: the next session, the notices in their period, what was promised, what is done, what is late, what takes long, the figures. */
export function slidesOf(wall: Wall): readonly Slide[] {
  const { promises, promisesCount, done, doneCount, late, lateCount, longTerm, longTermCount, figures } = wall;
  return [
    { kind: 'next', key: 'next', next: wall.next },
    ...wall.notices.flatMap(noticeSlides),
    ...parts('promises', promises, rowsShown, promisesCount).map(({ rows, ...part }) => ({
      kind: 'promises' as const,
      rows,
      ...part,
    })),
    ...parts('done', done, rowsShown, doneCount).map(({ rows, ...part }) => ({ kind: 'done' as const, rows, ...part })),
    ...parts('late', late, rowsShown, lateCount).map(({ rows, ...part }) => ({ kind: 'late' as const, rows, ...part })),
    ...parts('longTerm', longTerm, rowsShown, longTermCount).map(({ rows, ...part }) => ({
      kind: 'longTerm' as const,
      rows,
      ...part,
    })),
    ...(figures.received === 0 ? [] : [{ kind: 'figures' as const, key: 'figures', figures }]),
  ];
}

function noticeSlides(notice: Notice): readonly Slide[] {
  const text = [notice.content, notice.result].filter((part) => part.trim() !== '').join('\n');
  return parts(notice.id, linesOf(text, lineWidth), linesShown)
    .slice(0, pagesOfNotice)
    .map(({ rows, ...part }) => ({ kind: 'notice', notice, lines: rows, ...part }));
}

function parts<T>(
  key: string,
  rows: readonly T[],
  size: number,
  total = rows.length,
): readonly (Part & { readonly rows: T[] })[] {
  const pages = Math.ceil(rows.length / size);
  return Array.from({ length: pages }, (_, index) => ({
    key: `${key}-${index}`,
    page: index + 1,
    pages,
    of: rows.length,
    total,
    rows: rows.slice(index * size, (index + 1) * size),
  }));
}
