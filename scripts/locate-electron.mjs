import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Where Electron is: the folder of its package, and its program where the binary has been downloaded or is named by
 * ELECTRON_OVERRIDE_DIST_PATH. Undefined where the package is not installed.
 * @returns {{ dir: string, program: string | undefined } | undefined}
 */
export function locateElectron() {
  let dir;
  try {
    dir = path.dirname(createRequire(path.join(root, 'package.json')).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
  const named = path.join(dir, 'path.txt');
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(dir, 'dist');
  const fallback = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const program = path.join(dist, existsSync(named) ? readFileSync(named, 'utf8') : fallback);
  return { dir, program: existsSync(program) ? program : undefined };
}
