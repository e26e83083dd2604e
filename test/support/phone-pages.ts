import { vi } from 'vitest';

/** What a phone keeps for its pages: the part of a browser's storage that they use. */
export function phoneStorage(): Map<string, string> {
  const kept = stored('localStorage');
  vi.stubGlobal('location', { hash: '', pathname: '/' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('document', { addEventListener: () => undefined, removeEventListener: () => undefined });
  return kept;
}

/** What one tab of it keeps as long as it is open. */
export function phoneTab(): Map<string, string> {
  return stored('sessionStorage');
}

function stored(name: string): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal(name, {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  return kept;
}

/** Loads a module of the pages once more, as another page of the same phone does. */
export async function anotherPage<T>(load: () => Promise<T>): Promise<T> {
  vi.resetModules();
  return load();
}
