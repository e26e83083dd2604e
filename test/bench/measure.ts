import { performance } from 'node:perf_hooks';

/** One line of the table. `budget` is what `value` must not exceed; a line without one is for the record. */
export interface Line {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly unit: 'ms' | 's' | 'MB' | 'kB';
  /** Median against the median of the bare statement, measured in turns with it. */
  readonly ratio?: number;
  readonly budget?: string;
  readonly met?: boolean;
}

/** The middle value, and the one that 95 of 100 stay under. */
export function percentiles(samples: readonly number[]): { p50: number; p95: number } {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** How long one run takes, in milliseconds. */
export async function timed(act: () => unknown): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

/** Times something again and again, after a few runs that do not count. */
export async function sample(
  act: () => unknown,
  runs: number,
  warm = Math.ceil(runs / 10),
): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let run = -warm; run < runs; run += 1) {
    const took = await timed(act);
    if (run >= 0) samples.push(took);
  }
  return samples;
}

/**
 * Ours and the bare statement in turns, so that whatever else the machine does meets both alike: what is compared are
 * two medians of one run.
 */
export async function paired(
  ours: () => unknown,
  bare: () => unknown,
  runs: number,
): Promise<{ ours: readonly number[]; bare: readonly number[]; ratio: number }> {
  const a: number[] = [];
  const b: number[] = [];
  for (let run = -Math.ceil(runs / 5); run < runs; run += 1) {
    const first = run % 2 === 0;
    const one = await timed(first ? ours : bare);
    const two = await timed(first ? bare : ours);
    if (run < 0) continue;
    a.push(first ? one : two);
    b.push(first ? two : one);
  }
  return { ours: a, bare: b, ratio: percentiles(a).p50 / percentiles(b).p50 };
}
