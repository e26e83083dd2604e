import type { Topic } from '../../shared/topics.ts';

/** Whoever wants to know calls it with a listener, and gets back how to stop. */
export type OnChange = (listener: (changed: readonly Topic[]) => void) => () => void;

/** Milliseconds between two notices to a page of this PC. */
export const pageGap = 100;

/**
 * Hands on what changed at once when it was quiet before, and otherwise gathered, no more often than every `gap`
 * milliseconds: when a whole hall votes, pages read a few times a second and not once for each vote.
 */
export function gathered(onChange: OnChange, gap: number): OnChange {
  return (listener) => {
    const waiting = new Set<Topic>();
    let timer: NodeJS.Timeout | undefined;
    let last = -Infinity;
    const tell = (): void => {
      timer = undefined;
      last = performance.now();
      const changed = [...waiting];
      waiting.clear();
      listener(changed);
    };
    const stop = onChange((changed) => {
      for (const topic of changed) waiting.add(topic);
      if (timer !== undefined || waiting.size === 0) return;
      const quietFor = performance.now() - last;
      if (quietFor >= gap) tell();
      else timer = setTimeout(tell, gap - quietFor);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  };
}
