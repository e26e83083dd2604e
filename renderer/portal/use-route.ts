import { useSyncExternalStore } from 'react';

function listen(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

const here = (): string => location.hash.replace(/^#\/?/, '');

/** Where the page is, out of the address's fragment: `['notice', id]`. */
export function useRoute(): readonly string[] {
  return useSyncExternalStore(listen, here).split('/');
}

export function goTo(path: string): void {
  location.hash = `#/${path}`;
}
