import { maxPetitionText } from '../petition.ts';
import { characterPairs, wordPairs } from './spellings.ts';

/** Marks the end of a clause after normalisation. */
export const clauseEnd = 44;
/** Marks the end of a sentence. */
export const sentenceEnd = 46;
export const questionMark = 63;
export const blank = 32;
/** Every digit reads as this one, so that a number counts by how long it is. */
const anyDigit = 48;

/** A text as the features see it: one code a character, each at its place in the original. */
export interface Normalized {
  readonly codes: Uint16Array;
  readonly length: number;
}

const table = buildTable();
const wordStarts = new Uint8Array(65536);
const wordsByStart = buildWords();

/**
 * Half-width, simplified, lower-case, digits bucketed, Cantonese and misheard words read as meant. The result has as
 * many characters as the text (cut at the longest petition allowed), so that a place in it is a place in the text.
 */
export function normalize(text: string): Normalized {
  const length = Math.min(text.length, maxPetitionText);
  const codes = new Uint16Array(length);
  for (let at = 0; at < length; at++) codes[at] = table[text.charCodeAt(at)] ?? blank;
  for (let at = 0; at < length; at++) {
    const code = codes[at] ?? blank;
    if (wordStarts[code] === 1) at += replaceWord(codes, at, code);
  }
  return { codes, length };
}

/** The normalised text as a string, for lists of words and for tests. */
export function normalizedText(text: string): string {
  const { codes } = normalize(text);
  return String.fromCharCode(...codes);
}

/** Whether a code is one that words are made of: no punctuation, no blank. */
export function isWordCode(code: number): boolean {
  return (code > 0x2fff && (code < 0xd800 || code > 0xf8ff)) || (code >= 97 && code <= 122) || code === anyDigit;
}

/** How many characters of a text belong to words. */
export function countWordCodes({ codes }: Normalized): number {
  let count = 0;
  for (const code of codes) if (isWordCode(code)) count++;
  return count;
}

/** Overwrites a misspelt word in place; answers how many characters beyond the first are done with. */
function replaceWord(codes: Uint16Array, at: number, code: number): number {
  for (const [from, to] of wordsByStart.get(code) ?? []) {
    let same = 1;
    while (same < from.length && codes[at + same] === from[same]) same++;
    if (same < from.length) continue;
    codes.set(to, at);
    return to.length - 1;
  }
  return 0;
}

function buildTable(): Uint16Array {
  const codes = new Uint16Array(65536);
  for (let code = 0; code < 65536; code++) {
    const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
    codes[code] =
      half >= 65 && half <= 90 ? half + 32 : half < blank || half === 0x3000 || half === 0xa0 ? blank : half;
  }
  const say = (characters: string, code: number) => {
    for (const character of characters) codes[character.charCodeAt(0)] = code;
  };
  say('0123456789０１２３４５６７８９', anyDigit);
  say('，,、；;：:（）()“”"\'‘’《》<>【】[]—-~～/|', clauseEnd);
  say('。.!！…\n', sentenceEnd);
  say('?？', questionMark);
  for (let at = 0; at + 1 < characterPairs.length; at += 2) {
    codes[characterPairs.charCodeAt(at)] = characterPairs.charCodeAt(at + 1);
  }
  return codes;
}

function buildWords(): Map<number, (readonly [Uint16Array, Uint16Array])[]> {
  const words = new Map<number, (readonly [Uint16Array, Uint16Array])[]>();
  const longestFirst = [...wordPairs].sort((one, other) => other[0].length - one[0].length);
  for (const [from, to] of longestFirst) {
    const read = Uint16Array.from(from, (character) => table[character.charCodeAt(0)] ?? blank);
    const meant = Uint16Array.from(to, (character) => table[character.charCodeAt(0)] ?? blank);
    const start = read[0] ?? blank;
    wordStarts[start] = 1;
    words.set(start, [...(words.get(start) ?? []), [read, meant] as const]);
  }
  return words;
}
