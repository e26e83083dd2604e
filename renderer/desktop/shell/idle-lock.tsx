import { useEffect } from 'react';
import { useSignedIn } from '../../stores/signed-in.store.ts';

const signs = ['pointerdown', 'keydown', 'wheel'] as const;

/** Locks the page when nobody has touched it for the minutes the rules of procedure say. The backend ends the session too. */
export function IdleLock() {
  const { idleLockMinutes, lock } = useSignedIn();
  useEffect(() => {
    let timer = 0;
    const rest = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(lock, idleLockMinutes * 60_000);
    };
    rest();
    for (const sign of signs) window.addEventListener(sign, rest, { passive: true });
    return () => {
      window.clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, rest);
    };
  }, [idleLockMinutes, lock]);
  return null;
}
