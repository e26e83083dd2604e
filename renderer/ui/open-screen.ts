import type { ScreenView } from '../../shared/contract/desktop-bridge.ts';

/** Opens the projector or the wall screen: the desktop's own window, or another of this browser's. Neither shows a name. */
export function openScreen(view: ScreenView): void {
  if (window.gongshi !== undefined) window.gongshi.openScreen(view);
  else window.open(`./screen.html#${view}`, `gongshi-${view}`);
}
