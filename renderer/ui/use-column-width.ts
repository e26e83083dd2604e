import { useCallback } from 'react';
import { usePreferences } from '../stores/preferences.store.ts';

/** In large type columns need more room; a table then leaves out what it can do without. */
export function useColumnWidth(): { readonly large: boolean; readonly width: (px: number) => number } {
  const large = usePreferences((state) => state.large);
  const width = useCallback((px: number) => (large ? Math.round(px * 1.28) : px), [large]);
  return { large, width };
}
