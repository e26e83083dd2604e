import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftKeeper } from '../../renderer/stores/draft-keeper.ts';
import type { DraftPlace } from '../../shared/domain/draft.rules.ts';
import type { AccountId } from '../../shared/ids.ts';

const chair = 'chair' as AccountId;
const officer = 'officer' as AccountId;
const item = 'item:1' as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A keeper with the chair signed in, and what it has put down; answers come when `answer` is called, or at once. */
function keeping({ slow = false } = {}) {
  const put: [DraftPlace, string | undefined][] = [];
  const answers: ((lost?: Error) => void)[] = [];
  let waiting: readonly string[] = [];
  const keeper = createDraftKeeper({
    put: (place, body) =>
      new Promise<void>((resolve, reject) => {
        put.push([place, body]);
        if (slow) answers.push((lost) => (lost === undefined ? resolve() : reject(lost)));
        else resolve();
      }),
    told: (keys) => (waiting = keys),
  });
  keeper.begin(chair);
  const answer = async (lost?: Error): Promise<void> => {
    answers.shift()?.(lost);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { keeper, put, answer, waiting: () => waiting };
}

describe('a draft', () => {
  it('is put down after a pause in the typing, with the last word, once', async () => {
    const { keeper, put, waiting } = keeping();
    keeper.change(chair, item, '一');
    await vi.advanceTimersByTimeAsync(700);
    keeper.change(chair, item, '一线');
    await vi.advanceTimersByTimeAsync(799);
    expect([put, waiting()]).toEqual([[], ['chair item:1']]);
    await vi.advanceTimersByTimeAsync(1);
    expect([put, waiting()]).toEqual([[[item, '一线']], []]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(put).toHaveLength(1);
  });

  it('is put down every five seconds while the typing does not stop', async () => {
    const { keeper, put } = keeping();
    for (let n = 1; n <= 21; n += 1) {
      keeper.change(chair, item, `第${n}句`);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(put).toEqual([
      [item, '第10句'],
      [item, '第20句'],
    ]);
  });

  it('is put down at once when its field is left, and taken away when it was saved', async () => {
    const { keeper, put } = keeping();
    keeper.change(chair, item, '一线');
    expect(await keeper.flush()).toBe(true);
    keeper.change(chair, item, undefined);
    await vi.advanceTimersByTimeAsync(800);
    expect(put).toEqual([
      [item, '一线'],
      [item, undefined],
    ]);
  });

  it('is sent before anything is awaited, so that who signs out next is still known', () => {
    const { keeper, put } = keeping();
    keeper.change(chair, item, '一线');
    void keeper.flush();
    keeper.end();
    expect(put).toEqual([[item, '一线']]);
  });

  it('is put down one writing after the other, whatever the first takes', async () => {
    const { keeper, put, answer, waiting } = keeping({ slow: true });
    keeper.change(chair, item, '一线');
    void keeper.flush();
    keeper.change(chair, item, '一线代表');
    const both = keeper.flush();
    expect(put).toEqual([[item, '一线']]);
    await answer();
    expect(put).toEqual([
      [item, '一线'],
      [item, '一线代表'],
    ]);
    expect(waiting()).toEqual(['chair item:1']);
    await answer();
    expect([await both, waiting()]).toEqual([true, []]);
  });

  it('is tried again when it could not be put down, with what was written meanwhile', async () => {
    const { keeper, put, answer, waiting } = keeping({ slow: true });
    keeper.change(chair, item, '一线');
    const kept = keeper.flush();
    await answer(new Error('lost'));
    expect([await kept, waiting()]).toEqual([false, ['chair item:1']]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(put).toHaveLength(2);
    keeper.change(chair, item, '一线代表');
    await answer(new Error('lost'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(put.at(-1)).toEqual([item, '一线代表']);
    await answer();
    expect(waiting()).toEqual([]);
  });

  it('waits for its writer: nobody else puts it down under their name', async () => {
    const { keeper, put } = keeping();
    keeper.end();
    keeper.change(chair, item, '一线');
    keeper.begin(officer);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([put, await keeper.flush()]).toEqual([[], true]);
    keeper.begin(chair);
    await vi.advanceTimersByTimeAsync(0);
    expect(put).toEqual([[item, '一线']]);
  });
});
