import { describe, expect, it } from 'vitest';
import { killRounds } from '../support/kill-rounds.ts';

const rounds = 200;

describe('a program that is killed in the middle of its work', () => {
  it('has every acknowledged command once, none of the others half, and a record that holds, in all of many rounds', async () => {
    const counts = await killRounds(rounds, 20_260_926);
    expect(counts.rounds).toBe(rounds);
    // The rounds are worth their name: commands were under way, some on record without an answer, imports half-written.
    expect(counts.acknowledged).toBeGreaterThan(rounds * 6);
    expect(counts.unanswered).toBeGreaterThan(rounds / 4);
    expect(counts.committedUnanswered).toBeGreaterThan(0);
    expect(counts.duringImport).toBeGreaterThan(5);
  }, 400_000);
});
