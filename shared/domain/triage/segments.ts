import type { WordHits } from './word-hits.ts';

/** A stretch of a text that reads as one word. */
export interface Segment {
  readonly from: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Cuts a text into words: those of the lexicon as they stand, the rest as the language's dictionary has them. */
export function segmentsOf(text: string, hits: WordHits): Segment[] {
  const known = knownWords(hits);
  const segments: Segment[] = [];
  let nextKnown = 0;
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    let from = index;
    const end = index + segment.length;
    while (from < end) {
      const word = known[nextKnown];
      if (word !== undefined && word.end <= from) nextKnown++;
      else if (word !== undefined && word.from <= from) from = Math.min(end, word.end);
      else {
        const cut = word === undefined ? end : Math.min(end, word.from);
        if (isWordLike === true) segments.push({ from, end: cut });
        from = cut;
      }
    }
  }
  return [...segments, ...known].sort((one, other) => one.from - other.from);
}

/** Words of the lexicon of two characters and more that do not overlap; of two the earlier stays. */
function knownWords({ from, sizes }: WordHits): Segment[] {
  const known: Segment[] = [];
  let end = 0;
  for (let hit = 0; hit < from.length; hit++) {
    const start = from[hit] ?? 0;
    const size = sizes[hit] ?? 0;
    if (size < 2 || start < end) continue;
    end = start + size;
    known.push({ from: start, end });
  }
  return known;
}
