import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mayUsePassphrase,
  strengthOf,
  waitAfterFailures,
  weaknessOf,
  weightOf,
} from '../../shared/domain/passphrase.rules.ts';

const enough = { guesses: 1e8, madeOf: 'other' } as const;

describe('a passphrase', () => {
  it.each([
    ['abcdefg', 'short'],
    ['春江潮', 'short'],
    ['abcabcabc', 'repeated'],
    ['Ｃｈａｉｒｍａｎ', 'name'],
    ['春江潮水', undefined],
    ['kx7#pw2q', undefined],
  ])('%s, however many guesses it stands, is %s', (passphrase, weakness) => {
    expect(weaknessOf(passphrase, 'chairman', { ...enough, guesses: 1e12 })).toBe(weakness);
  });

  it.each([
    ['name', 'name'],
    ['common', 'common'],
    ['other', 'guessable'],
  ] as const)('made of %s and guessed too soon is refused as %s', (madeOf, reason) => {
    expect(mayUsePassphrase('kx7#pw2q', 'chair', { guesses: 1e8 - 1, madeOf })).toMatchObject({
      ok: false,
      code: 'PASSPHRASE_WEAK',
      details: { reason, least: 8 },
    });
    expect(mayUsePassphrase('kx7#pw2q', 'chair', { guesses: 1e8, madeOf }).ok).toBe(true);
  });

  it('never becomes weaker by standing more guesses', () => {
    const guesses = fc.double({ min: 1, max: 1e30, noNaN: true });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), guesses, guesses, (passphrase, one, other) => {
        const [fewer, more] = one < other ? [one, other] : [other, one];
        expect(strengthOf(fewer)).toBeLessThanOrEqual(strengthOf(more));
        if (weaknessOf(passphrase, 'chair', { ...enough, guesses: fewer }) === undefined)
          expect(weaknessOf(passphrase, 'chair', { ...enough, guesses: more })).toBeUndefined();
      }),
    );
  });

  it('may be used only from the third strength on', () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 1, max: 1e12, noNaN: true }), (passphrase, guesses) => {
        if (strengthOf(guesses) < 3)
          expect(mayUsePassphrase(passphrase, 'chair', { ...enough, guesses }).ok).toBe(false);
      }),
    );
  });

  it('weighs the same typed in full or half width, and more with every sign', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.constantFrom('a', '7', '海', '!'), (passphrase, sign) => {
        expect(weightOf(passphrase + sign)).toBe(weightOf(passphrase) + weightOf(sign));
      }),
    );
    expect(weightOf('ａｂｃ１２３')).toBe(weightOf('abc123'));
  });
});

describe('the wait after wrong passphrases', () => {
  it('is none at first, never shrinks and ends at a quarter of an hour', () => {
    expect([0, 1, 2, 3, 4, 5, 12, 13, 1000].map(waitAfterFailures)).toEqual([0, 0, 0, 2, 4, 8, 900, 900, 900]);
    fc.assert(
      fc.property(fc.nat(10_000), (failures) => {
        expect(waitAfterFailures(failures + 1)).toBeGreaterThanOrEqual(waitAfterFailures(failures));
      }),
    );
  });
});
