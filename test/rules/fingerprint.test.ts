import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fingerprintCharacters,
  fingerprintCode,
  fingerprintWords,
  readFingerprint,
} from '../../shared/domain/fingerprint.ts';

const hash = createHash('sha256').update('entry').digest('hex');
const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));

describe('a fingerprint', () => {
  it('is two groups of four characters, eight words, and a code that fits the plain part of a QR code', () => {
    expect(fingerprintCharacters(hash)).toMatch(/^\p{Script=Han}{4} \p{Script=Han}{4}$/u);
    expect(fingerprintWords(hash)).toMatch(/^[a-z]{3,8}( [a-z]{3,8}){7}$/);
    expect(fingerprintCode(hash)).toMatch(/^GSFP-[0-9A-F]{22}$/);
  });

  it('is that of the first 88 bits, from the first part on', () => {
    expect(fingerprintCharacters('0'.repeat(64))).toBe('的的的的 的的的的');
    expect(fingerprintWords(`${'0'.repeat(21)}1${'0'.repeat(42)}`)).toBe(`${'abandon '.repeat(7)}ability`);
  });

  it('is read back to the beginning of the hash in every form', () => {
    fc.assert(
      fc.property(hashes, (one) => {
        for (const shown of [fingerprintCharacters(one), fingerprintWords(one), fingerprintCode(one), one])
          expect(readFingerprint(shown)).toBe(one.slice(0, 22));
      }),
    );
  });

  it.each([
    ['without spaces', (shown: string) => shown.replaceAll(' ', '')],
    ['with dots and wide spaces', (shown: string) => [...shown].join('　·')],
    ['in brackets with a line break', (shown: string) => `「${shown.replace(' ', '\n')}」`],
  ])('is read %s', (_how, write) => {
    expect(readFingerprint(write(fingerprintCharacters(hash)))).toBe(hash.slice(0, 22));
  });

  it('is read as words that are shortened to four letters, in capitals, or run together', () => {
    const words = fingerprintWords(hash);
    const short = words.replaceAll(/\b([a-z]{4})[a-z]*/g, '$1').toUpperCase();
    expect(readFingerprint(short)).toBe(hash.slice(0, 22));
    expect(readFingerprint(words.replaceAll(' ', ''))).toBe(hash.slice(0, 22));
  });

  it('is read as a scanner or a phone types it: small, wide, in groups', () => {
    expect(readFingerprint(fingerprintCode(hash).toLowerCase())).toBe(hash.slice(0, 22));
    expect(readFingerprint('ＧＳＦＰ－' + hash.slice(0, 22))).toBe(hash.slice(0, 22));
    expect(readFingerprint(hash.slice(0, 16).replaceAll(/(.{4})/g, '$1-'))).toBe(hash.slice(0, 16));
  });

  it.each(['', '甲乙丙', '的一是在不了有', 'abandon ability', 'GSFP-123', '鱻'.repeat(8)])(
    'is not read from "%s"',
    (text) => {
      expect(readFingerprint(text)).toBeUndefined();
    },
  );
});
