import { type WordGroup, wordGroups } from './lexicon.ts';
import { normalizedText, type Normalized } from './normalize.ts';

/** The groups of the lexicon in a fixed order; a group's index is its number in features. */
export const groupNames = Object.keys(wordGroups) as WordGroup[];

const starts = new Uint8Array(65536);
const entriesByStart = new Map<number, { readonly codes: Uint16Array; readonly group: number }[]>();
for (const [group, name] of groupNames.entries()) {
  for (const word of wordGroups[name].split(' ')) {
    const codes = Uint16Array.from(normalizedText(word), (character) => character.charCodeAt(0));
    const start = codes[0] ?? 0;
    starts[start] = 1;
    entriesByStart.set(start, [...(entriesByStart.get(start) ?? []), { codes, group }]);
  }
}

/** Where words of the lexicon stand in a text: three lists of equal length, in order of place. */
export interface WordHits {
  readonly groups: number[];
  readonly from: number[];
  readonly sizes: number[];
}

/** Finds the words of the lexicon. A word inside a longer one (请 in 请假) does not count; one of several groups counts in each. */
export function findWords({ codes, length }: Normalized): WordHits {
  const hits: WordHits = { groups: [], from: [], sizes: [] };
  let covered = 0;
  for (let at = 0; at < length; at++) {
    const code = codes[at] ?? 0;
    if (starts[code] === 0) continue;
    const first = hits.groups.length;
    let longest = 0;
    for (const entry of entriesByStart.get(code) ?? []) {
      const size = entry.codes.length;
      if (size < longest || at + size <= covered || at + size > length || !standsAt(codes, at, entry.codes)) continue;
      if (size > longest) truncate(hits, first);
      longest = size;
      hits.groups.push(entry.group);
      hits.from.push(at);
      hits.sizes.push(size);
    }
    covered = Math.max(covered, at + longest);
  }
  return hits;
}

function standsAt(codes: Uint16Array, at: number, word: Uint16Array): boolean {
  for (let place = 1; place < word.length; place++) {
    if (codes[at + place] !== word[place]) return false;
  }
  return true;
}

function truncate(hits: WordHits, count: number): void {
  hits.groups.length = count;
  hits.from.length = count;
  hits.sizes.length = count;
}
