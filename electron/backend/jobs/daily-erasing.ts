import type { Log } from '../log.ts';

/** A PC that sleeps at night is asked again when it wakes; nothing is done twice. */
const lookAgainMs = 6 * 3_600_000;

interface Erasing {
  readonly services: { readonly clock: { readonly isSet: boolean } };
  eraseDue(): Promise<number>;
  clearDrafts(): Promise<number>;
}

/**
 * Erases identities whose time is over, and drafts: at the start and from then on several times a day. Not under a clock
 * that was set for training, which would erase for good what is not due.
 * @returns how to stop
 */
export function startDailyErasing(backend: Erasing, log: Log): () => void {
  if (backend.services.clock.isSet) return () => undefined;
  const look = (): void => {
    backend.eraseDue().then(
      (erased) => {
        if (erased > 0) log.info(`erased ${erased} identities whose time was over`);
      },
      (error: unknown) => log.error('erasing what is due', error),
    );
    backend.clearDrafts().catch((error: unknown) => log.error('clearing drafts', error));
  };
  look();
  const timer = setInterval(look, lookAgainMs);
  timer.unref();
  return () => clearInterval(timer);
}
