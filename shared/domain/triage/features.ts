import type { WordGroup } from './lexicon.ts';
import { blank, clauseEnd, isWordCode, type Normalized, questionMark, sentenceEnd } from './normalize.ts';
import { patternNames, type PatternName, patterns } from './patterns.ts';
import { findWords, groupNames, type WordHits } from './word-hits.ts';

/** Kinds of features. Each has its own place in the space of hashes and its own weight before training. */
export const featureKinds = [
  'gram1',
  'gram2',
  'gram3',
  'gram4',
  'gap',
  'group',
  'pair',
  'wish',
  'ending',
  'form',
  'pattern',
] as const;
export type FeatureKind = (typeof featureKinds)[number];

const kindBits = 28;
const kindOf = Object.fromEntries(featureKinds.map((kind, index) => [kind, index])) as Record<FeatureKind, number>;
/** How far apart two words of the lexicon may stand and still be said of one thing, in characters. */
const pairReach = 14;
/** How many characters after a wish (请, 希望, 能不能 …) belong to it. */
const wishReach = 14;
const endingReach = 12;
const wishGroup = groupNames.indexOf('suggest');

/** The kind of a feature, from its hash: the top four bits. */
export function kindOfHash(hash: number): FeatureKind {
  return featureKinds[hash >>> kindBits] ?? 'form';
}

/** The features found in one text. One object is used again and again; only the first `count` entries hold. */
export class FeatureList {
  hashes = new Uint32Array(4096);
  from = new Uint16Array(4096);
  sizes = new Uint8Array(4096);
  count = 0;

  add(kind: number, hash: number, from: number, size: number): void {
    if (this.count === this.hashes.length) this.grow();
    this.hashes[this.count] = fullHash(kind, hash);
    this.from[this.count] = from;
    this.sizes[this.count] = size;
    this.count++;
  }

  private grow(): void {
    const twice = this.hashes.length * 2;
    const hashes = new Uint32Array(twice);
    const from = new Uint16Array(twice);
    const sizes = new Uint8Array(twice);
    hashes.set(this.hashes);
    from.set(this.from);
    sizes.set(this.sizes);
    this.hashes = hashes;
    this.from = from;
    this.sizes = sizes;
  }
}

function fullHash(kind: number, hash: number): number {
  return ((kind << kindBits) | (scramble(hash) >>> (32 - kindBits))) >>> 0;
}

/** The feature that says that a word of the group stands somewhere in the text. */
export function hashOfGroup(group: WordGroup): number {
  return fullHash(kindOf.group, mix(1, groupNames.indexOf(group)));
}

/** The feature that says that the pattern matches. */
export function hashOfPattern(name: PatternName): number {
  return fullHash(kindOf.pattern, mix(6, patternNames.indexOf(name)));
}

/** Fills the list with the features of a text and gives the words of the lexicon found on the way. Linear in its length. */
export function extractFeatures(text: Normalized, into: FeatureList): WordHits {
  into.count = 0;
  addGrams(text, into);
  const hits = findWords(text);
  addGroups(hits, into);
  addWishes(text, hits, into);
  addEnding(text, into);
  addForm(text, into);
  addPatterns(text, into);
  return hits;
}

function addGrams({ codes, length }: Normalized, into: FeatureList): void {
  for (let at = 0; at < length; at++) {
    const code = codes[at] ?? blank;
    if (!isWordCode(code)) continue;
    let hash = mix(0, code);
    into.add(kindOf.gram1, hash, at, 1);
    for (let size = 2; size <= 4 && at + size <= length; size++) {
      const next = codes[at + size - 1] ?? blank;
      if (!isWordCode(next)) break;
      hash = mix(hash, next);
      into.add(size - 1, hash, at, size);
      if (size >= 3) into.add(kindOf.gap, mix(mix(size, code), next), at, size);
    }
  }
}

/** `add(size - 1, …)` above relies on this order of kinds. */
const gramKinds: readonly FeatureKind[] = featureKinds.slice(0, 4);
if (gramKinds.join() !== 'gram1,gram2,gram3,gram4') throw new Error('kinds of grams out of order');

function addGroups({ groups, from, sizes }: WordHits, into: FeatureList): void {
  for (let hit = 0; hit < groups.length; hit++) {
    const group = groups[hit] ?? 0;
    const start = from[hit] ?? 0;
    into.add(kindOf.group, mix(1, group), start, sizes[hit] ?? 1);
    for (let later = hit + 1; later < groups.length; later++) {
      const other = groups[later] ?? 0;
      const end = (from[later] ?? 0) + (sizes[later] ?? 1);
      if ((from[later] ?? 0) - start > pairReach) break;
      if (other === group) continue;
      const [low, high] = group < other ? [group, other] : [other, group];
      into.add(kindOf.pair, mix(mix(2, low), high), start, end - start);
    }
  }
}

/** Two-character grams and groups again where something is wished for: there the petition says what it is about. */
function addWishes({ codes, length }: Normalized, { groups, from, sizes }: WordHits, into: FeatureList): void {
  let done = 0;
  for (let hit = 0; hit < groups.length; hit++) {
    if (groups[hit] !== wishGroup) continue;
    const start = Math.max((from[hit] ?? 0) + (sizes[hit] ?? 1), done);
    let end = start;
    while (end < length && end - start < wishReach && codes[end] !== sentenceEnd) end++;
    addGramsOfTwo(codes, start, end, kindOf.wish, into);
    for (let other = 0; other < groups.length; other++) {
      const at = from[other] ?? 0;
      if (at >= start && at < end) into.add(kindOf.wish, mix(3, groups[other] ?? 0), at, sizes[other] ?? 1);
    }
    done = end;
  }
}

function addEnding({ codes, length }: Normalized, into: FeatureList): void {
  let end = length;
  while (end > 0 && !isWordCode(codes[end - 1] ?? blank)) end--;
  addGramsOfTwo(codes, Math.max(0, end - endingReach), end, kindOf.ending, into);
}

function addGramsOfTwo(codes: Uint16Array, start: number, end: number, kind: number, into: FeatureList): void {
  for (let at = start; at + 1 < end; at++) {
    const code = codes[at] ?? blank;
    const next = codes[at + 1] ?? blank;
    if (isWordCode(code) && isWordCode(next)) into.add(kind, mix(mix(4, code), next), at, 2);
  }
}

/** Length, punctuation and forms of asking: things said without a word. */
function addForm({ codes, length }: Normalized, into: FeatureList): void {
  let questions = 0;
  let sentences = 0;
  let clauses = 0;
  let digits = 0;
  let words = 0;
  for (let at = 0; at < length; at++) {
    const code = codes[at] ?? blank;
    if (code === questionMark) questions++;
    else if (code === sentenceEnd) sentences++;
    else if (code === clauseEnd) clauses++;
    else if (code === 48 && codes[at - 1] !== 48) digits++;
    if (isWordCode(code)) words++;
  }
  const form = (what: number, value: number) => into.add(kindOf.form, mix(mix(5, what), value), 0, 0);
  form(1, Math.min(12, Math.floor(Math.log2(words + 1) * 1.5)));
  form(2, Math.min(questions, 2));
  form(3, Math.min(sentences, 4));
  form(4, Math.min(Math.ceil(clauses / 2), 4));
  form(5, Math.min(digits, 4));
  form(6, 0);
}

function addPatterns({ codes }: Normalized, into: FeatureList): void {
  const read = String.fromCharCode(...codes);
  for (const [index, name] of patternNames.entries()) {
    const match = patterns[name].exec(read);
    if (match !== null) into.add(kindOf.pattern, mix(6, index), match.index, Math.min(match[0].length, 255));
  }
}

function mix(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ Math.imul(code + 1, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function scramble(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
