import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, screen, session, type Rectangle, type WebPreferences } from 'electron';
import { appOrigin } from './channels.ts';

const smallest = { width: 1024, height: 640 };
export const usualSize = { width: 1366, height: 768 };

interface Kept {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

const stateFile = (): string => path.join(app.getPath('userData'), 'window.json');

/** The main window where it was left; one that would lie outside every screen comes back to the usual place. */
export function createMainWindow(preload: string): BrowserWindow {
  const kept = readKept();
  const window = new BrowserWindow({
    ...usualSize,
    ...kept?.bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    webPreferences: webPreferences(preload),
  });
  if (kept?.maximized === true) window.maximize();
  lockDown(window);
  window.once('ready-to-show', () => window.show());
  window.on('close', () => keep(window));
  void window.loadURL(`${appOrigin}/index.html`);
  return window;
}

/** A page has the bridge of the preload and nothing of Node. */
export function webPreferences(preload: string): WebPreferences {
  return { preload, sandbox: true, contextIsolation: true, nodeIntegration: false };
}

/** Nothing leads out of the program: no navigation, no new windows, no permission but what the pages use. */
export function lockDown(window: BrowserWindow): void {
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
}

/** Refuses every permission but copying to the clipboard; for all windows of the session. */
export function refusePermissions(): void {
  const allowed = 'clipboard-sanitized-write';
  session.defaultSession.setPermissionRequestHandler((_contents, permission, done) => done(permission === allowed));
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === allowed);
}

function readKept(): Kept | undefined {
  try {
    const kept = JSON.parse(readFileSync(stateFile(), 'utf8')) as Kept;
    return isVisible(kept.bounds) ? kept : undefined;
  } catch {
    return undefined; // never kept, or half written: the usual place serves
  }
}

function isVisible(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(bounds.x + bounds.width, workArea.x + workArea.width);
    const bottom = Math.min(bounds.y + bounds.height, workArea.y + workArea.height);
    return right - Math.max(bounds.x, workArea.x) > 100 && bottom - Math.max(bounds.y, workArea.y) > 100;
  });
}

function keep(window: BrowserWindow): void {
  const kept: Kept = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    writeFileSync(stateFile(), JSON.stringify(kept));
  } catch {
    // Where the window stood is a comfort; a full disk must not keep it from closing.
  }
}
