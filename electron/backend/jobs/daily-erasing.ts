import type { Log } from '../log.ts';

/** A PC that sleeps at night is asked again when it wakes; nothing is done twice. */
const lookAgainMs = 6 * 3_600_000;

/**
 * Erases identities whose time is over: at the start and from then on several times a day. Not under a clock that was set
 * for training, which would erase for good what is not due.
 * @returns how to stop
 */
export function startDailyErasing(
  backend: { readonly services: { readonly clock: { readonly isSet: boolean } }; eraseDue(): Promise<number> },
  log: Log,
): () => void {
  if (backend.services.clock.isSet) return () => undefined;
  const look = (): void => {
    backend.eraseDue().then(
      (erased) => {
        if (erased > 0) log.info(`erased ${erased} identities whose time was over`);
      },
      (error: unknown) => log.error('erasing what is due', error),
    );
  };
  look();
  const timer = setInterval(look, lookAgainMs);
  timer.unref();
  return () => clearInterval(timer);
}
