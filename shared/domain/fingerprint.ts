import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';

/**
 * 共商指纹: the first 88 bits of an entry's hash as people copy them. Printed on minutes, ballot results and notices, paper
 * on the wall anchors the record without any network. Three forms say the same bits: eight Chinese characters, eight
 * English words (both from BIP-39's lists of 2048, 11 bits each), and a code that a hand-held scanner types.
 */
const parts = 8;
const bitsOfPart = 11n;
const digits = 22;
const prefix = 'GSFP-';

const characterAt = new Map(chinese.map((character, index) => [character, index]));
const wordAt = new Map(english.map((word, index) => [word, index]));
/** No two words of the list begin with the same four letters, so that a shortened word is still one of them. */
const wordBegin = new Map(english.map((word, index) => [word.slice(0, 4), index]));
const longestWord = 8;

/** The fingerprint of an entry's hash (hexadecimal) in two groups of four Chinese characters. */
export function fingerprintCharacters(hash: string): string {
  const signs = indexesOf(hash).map((index) => chinese[index] ?? '');
  return `${signs.slice(0, 4).join('')} ${signs.slice(4).join('')}`;
}

/** The same as eight English words. */
export function fingerprintWords(hash: string): string {
  return indexesOf(hash)
    .map((index) => english[index] ?? '')
    .join(' ');
}

/** The same for a QR code: `GSFP-` and 22 hexadecimal digits, in signs that every scanner types alike. */
export function fingerprintCode(hash: string): string {
  return `${prefix}${hash.slice(0, digits).toUpperCase()}`;
}

/**
 * The beginning of the hash that a fingerprint stands for, however it is spaced and in whichever form: characters, words,
 * code, or the digits of a hash alone (16 of them on papers of the first version). Undefined when it is none.
 */
export function readFingerprint(text: string): string | undefined {
  const plain = text.normalize('NFKC').toLowerCase();
  const code = plain.replaceAll(/[^a-z0-9]/g, '').replace(/^gsfp/, '');
  if (/^[0-9a-f]+$/.test(code) && (code.length === digits || code.length === 16 || code.length === 64)) {
    return code.slice(0, digits);
  }
  const signs = [...plain].filter((sign) => /\p{Script=Han}/u.test(sign));
  if (signs.length > 0) return hashOf(signs.map((sign) => characterAt.get(sign)));
  const words = plain.split(/[^a-z]+/).filter((word) => word !== '');
  if (words.length === parts) return hashOf(words.map((word) => wordAt.get(word) ?? wordBegin.get(word)));
  const found = segment(words.join(''), parts);
  return found.length === 1 ? hashOf(found[0] ?? []) : undefined;
}

/** The eight parts of the first 88 bits. */
function indexesOf(hash: string): readonly number[] {
  const bits = BigInt(`0x${hash.slice(0, digits)}`);
  return Array.from({ length: parts }, (_, at) => Number((bits >> (bitsOfPart * BigInt(parts - 1 - at))) & 0x7ffn));
}

function hashOf(indexes: readonly (number | undefined)[]): string | undefined {
  if (indexes.length !== parts) return undefined;
  let bits = 0n;
  for (const index of indexes) {
    if (index === undefined) return undefined;
    bits = (bits << bitsOfPart) | BigInt(index);
  }
  return bits.toString(16).padStart(digits, '0');
}

/** Every way in which letters without spaces are that many words of the list. */
function segment(letters: string, left: number): readonly (readonly number[])[] {
  if (left === 0) return letters === '' ? [[]] : [];
  if (letters.length > left * longestWord) return [];
  const ways: (readonly number[])[] = [];
  for (let length = 3; length <= Math.min(longestWord, letters.length); length += 1) {
    const index = wordAt.get(letters.slice(0, length));
    if (index === undefined) continue;
    for (const rest of segment(letters.slice(length), left - 1)) ways.push([index, ...rest]);
  }
  return ways;
}
