import type { Locale } from '../i18n/translate.ts';

/** What the application menu asks a page to do. */
export const menuCommands = ['register', 'import', 'largeType', 'language'] as const;
export type MenuCommand = (typeof menuCommands)[number];

/** The projector in the meeting room, and the screen on the workshop wall. */
export const screenViews = ['session', 'wall'] as const;
export type ScreenView = (typeof screenViews)[number];

/** In and out by one key, and out by another. */
export const fullScreenChanges = ['toggle', 'leave'] as const;
export type FullScreenChange = (typeof fullScreenChanges)[number];

/** What is chosen in the system's own dialog: a folder for backups, a backup file, or a file of a certificate. */
export const placeKinds = ['folder', 'backup', 'certificate'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** What the preload exposes to a page as `window.gongshi`: the port and what only a desktop can do. Nothing else. */
export interface DesktopBridge {
  readonly platform: string;
  /** Asks for the port to the backend; it arrives as a window message `gongshi:port`. */
  connect(): void;
  saveFile(file: { name: string; bytes: Uint8Array }): Promise<{ saved: boolean; name?: string }>;
  /** Lets the person choose; resolves to the path, or null when nothing was chosen. */
  choosePlace(kind: PlaceKind): Promise<string | null>;
  setLocale(locale: Locale): void;
  onMenu(listener: (command: MenuCommand) => void): void;
  /** Opens the window of a screen that everybody may look at, or brings it to the front. */
  openScreen(view: ScreenView): void;
  /** Of such a screen's own window: pages get no permission for this themselves. */
  fullScreen(change: FullScreenChange): void;
}
