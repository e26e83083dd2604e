// Where a Chromium is: CHROMIUM_PATH, Playwright's own, the system's. Used by the launcher and by the tests.
import { existsSync } from 'node:fs';
import path from 'node:path';

/** @returns {Promise<string | undefined>} the path of a browser's program */
export async function findBrowser({ ownFirst = true } = {}) {
  const { env } = process;
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  if (ownFirst) {
    // The launcher runs where development packages may be missing.
    const own = await import('@playwright/test').then(
      ({ chromium }) => chromium.executablePath(),
      () => undefined,
    );
    if (own !== undefined && existsSync(own)) return own;
  }
  return systemBrowsers(env).find((candidate) => existsSync(candidate));
}

function systemBrowsers(env) {
  if (process.platform === 'win32') {
    return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
      .filter((base) => base !== undefined)
      .flatMap((base) => [
        path.join(base, 'Google/Chrome/Application/chrome.exe'),
        path.join(base, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  }
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  return [...(env.PATH ?? '').split(':'), '/snap/bin'].flatMap((dir) => names.map((name) => path.join(dir, name)));
}
