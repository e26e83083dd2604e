/** Random numbers that are the same for the same seed (mulberry32). */
export interface Random {
  /** 0 up to 1, 1 excluded. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  chance(share: number): boolean;
  /** One of them; throws where there is none. */
  pick<T>(of: readonly T[]): T;
  bytes(length: number): Buffer;
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: <T>(of: readonly T[]): T => {
      if (of.length === 0) throw new Error('nothing to pick from');
      return of[whole(0, of.length - 1)] as T;
    },
    bytes: (length) => Buffer.from(Array.from({ length }, () => whole(0, 255))),
  };
}
