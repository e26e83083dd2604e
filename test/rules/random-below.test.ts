import { constants, generateKeyPairSync, privateDecrypt, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { unblind, drawVote } from '../../renderer/portal/representative/vote/draw-vote.ts';
import { integerOf, inverse } from '../../shared/crypto/integers.ts';
import { drawInvertible } from '../../shared/crypto/random-below.ts';
import type { BallotId } from '../../shared/ids.ts';
import { newPaper, signatureOn } from '../support/ballot-paper.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { n = '', e = '' } = pair.publicKey.export({ format: 'jwk' });
const modulus = integerOf(Buffer.from(n, 'base64url'));

/** Hands the given bytes out in turn. */
const inTurn = (...drawn: (readonly number[])[]) => {
  let at = 0;
  return {
    random: (length: number): Uint8Array => {
      const bytes = Uint8Array.from(drawn[at] ?? []);
      expect(bytes).toHaveLength(length);
      at += 1;
      return bytes;
    },
    drawn: () => at,
  };
};

describe('a number that a paper is blinded with', () => {
  it('is every invertible one below n, each as often', () => {
    const all = Array.from({ length: 256 }, (_, byte) => {
      // The second draw fits whatever the first was.
      const source = inTurn([byte], [1]);
      return { value: drawInvertible(15n, source.random), again: source.drawn() === 2 };
    });
    const first = all.filter(({ again }) => !again).map(({ value }) => Number(value));
    const counts = new Map<number, number>();
    for (const value of first) counts.set(value, (counts.get(value) ?? 0) + 1);
    expect([...counts].toSorted(([a], [b]) => a - b)).toEqual([1, 2, 4, 7, 8, 11, 13, 14].map((unit) => [unit, 16]));
  });

  it('is drawn again when it is 0, n or more, or shares a factor with n', () => {
    expect(drawInvertible(0x0101n, inTurn([0, 0], [1, 1], [1, 2], [1, 0]).random)).toBe(0x0100n);
    expect(drawInvertible(35n, inTurn([5], [14], [34]).random)).toBe(34n);
    expect(() => drawInvertible(1n, inTurn().random)).toThrow(RangeError);
  });

  it('reaches the top byte of the range of a real key and never n', () => {
    const tops = new Set<bigint>();
    for (let times = 0; times < 200; times += 1) {
      const drawn = drawInvertible(modulus, (length) => randomBytes(length));
      expect(drawn > 0n && drawn < modulus).toBe(true);
      tops.add(drawn >> 2040n);
    }
    // 128 values at least, and 200 draws: about 100 different ones are to be expected.
    expect(tops.size).toBeGreaterThan(60);
  });
});

describe('who sees every blind signature and every signature that comes back', () => {
  const sign = (blinded: string): string =>
    privateDecrypt(
      { key: pair.privateKey, padding: constants.RSA_NO_PADDING },
      Buffer.from(blinded, 'base64url'),
    ).toString('base64url');
  const key = { n, e };
  const publicKey = randomBytes(32).toString('base64url');
  const inPage = () => {
    const vote = drawVote({ id: 'ballot' as BallotId, question: '', signingKey: key, publicKey }, 'for');
    const blindSignature = sign(vote.blinded);
    return { blindSignature, signature: unblind(vote, blindSignature).signature ?? '' };
  };
  const inTests = () => {
    const paper = newPaper({ signingKey: key });
    const blindSignature = sign(paper.blinded);
    return { blindSignature, signature: Buffer.from(signatureOn(paper, blindSignature)).toString('base64url') };
  };
  const integer = (text: string): bigint => integerOf(Buffer.from(text, 'base64url'));

  it.each([
    ['the page', inPage],
    ['the voters of these tests', inTests],
  ])('cannot tell which belong together by the size of what lies between them: papers of %s', (_, draw) => {
    const papers = Array.from({ length: 8 }, draw);
    const isSmall = (blindSignature: string, signature: string): boolean =>
      (integer(blindSignature) * inverse(integer(signature), modulus)) % modulus < 1n << 2040n;
    const kept = papers.filter(({ blindSignature, signature }) => isSmall(blindSignature, signature));
    // One in 128 to 256 is small by chance, whether it belongs together or not.
    expect(kept.length).toBeLessThan(4);
  });
});
