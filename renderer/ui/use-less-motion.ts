import { useSyncExternalStore } from 'react';

const asked = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the PC is set to show less motion: people whom it makes dizzy choose that, and slow or remote screens do. */
export function useLessMotion(): boolean {
  return useSyncExternalStore(listen, () => asked.matches);
}

function listen(onChange: () => void): () => void {
  asked.addEventListener('change', onChange);
  return () => asked.removeEventListener('change', onChange);
}
