import { integerOf, inverse } from './integers.ts';

/**
 * A uniform random integer in [1, n) that can be inverted mod n, as a paper is blinded with. RFC 9474 §4.2: drawn again until
 * one fits, and never cut short. A factor that leaves out the top of the range would mark every pair of blind and final
 * signature that belongs together, since anybody who has both computes it.
 * @param random gives that many random bytes
 */
export function drawInvertible(n: bigint, random: (length: number) => Uint8Array): bigint {
  if (n < 2n) throw new RangeError('there is nothing to draw below it');
  const bits = n.toString(2).length;
  const length = Math.ceil(bits / 8);
  const spare = length * 8 - bits;
  for (;;) {
    const bytes = Uint8Array.from(random(length));
    // Bits that no number below n has are cleared, so that at least every second draw fits.
    bytes[0] = (bytes[0] ?? 0) & (0xff >> spare);
    const drawn = integerOf(bytes);
    if (drawn > 0n && drawn < n && isInvertible(drawn, n)) return drawn;
  }
}

function isInvertible(value: bigint, n: bigint): boolean {
  try {
    inverse(value, n);
    return true;
  } catch {
    return false;
  }
}
