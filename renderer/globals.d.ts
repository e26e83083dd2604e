import type { DesktopBridge } from '../shared/contract/desktop-bridge.ts';

declare global {
  interface Window {
    /** What the preload exposes in the desktop app; absent in a plain browser. */
    readonly gongshi?: DesktopBridge;
  }
}
