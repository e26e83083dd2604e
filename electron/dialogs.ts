import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { PlaceKind } from '../shared/contract/desktop-bridge.ts';

/** Asks where to save a file the page has made, and writes it there. */
export async function saveFile(
  window: BrowserWindow,
  file: { name: string; bytes: Uint8Array },
): Promise<{ saved: boolean; name?: string }> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: path.basename(file.name) });
  if (canceled || filePath === '') return { saved: false };
  await writeFile(filePath, file.bytes);
  return { saved: true, name: path.basename(filePath) };
}

const endings = { backup: ['gsbak'], certificate: ['pem', 'crt', 'cer', 'key'] } as const;

/** Asks for a folder or for a file of a kind; null when the person chose none. */
export async function choosePlace(window: BrowserWindow, kind: PlaceKind): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(
    window,
    kind === 'folder'
      ? { properties: ['openDirectory', 'createDirectory'] }
      : { properties: ['openFile'], filters: [{ name: endings[kind].join(', '), extensions: [...endings[kind]] }] },
  );
  return canceled ? null : (filePaths[0] ?? null);
}

/** Whether what came over the bridge is a file to save: a page is never taken at its word. */
export function isFile(value: unknown): value is { name: string; bytes: Uint8Array } {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('bytes' in value)) return false;
  return typeof value.name === 'string' && value.name !== '' && value.bytes instanceof Uint8Array;
}
