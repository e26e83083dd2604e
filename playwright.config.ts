import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.mjs';
import { locateElectron } from './scripts/locate-electron.mjs';
import { setQuickEnvironment } from './test/support/quick-environment.ts';

setQuickEnvironment();

const executablePath = await findBrowser();

const desktop = ['shell.spec.ts', 'first-day.spec.ts'];

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test/.output/e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  // A page waits for the backend and for its own code to load; a busy machine takes its time over both.
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test/.output/e2e.json' }]],
  use: {
    locale: 'zh-CN',
    viewport: { width: 1366, height: 768 },
    // Recording every step of a page makes it half as fast again; a failure leaves its picture and the page's outline.
    trace: 'off',
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 10_000,
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // The same program twice: over HTTP in a browser window, and its desktop code on a double of Electron; a third time in
  // real Electron where its binary is there.
  projects: [
    // The longest begins first, or it would be left to one of two workers at the end.
    { name: 'hall', testMatch: 'meeting.spec.ts' },
    { name: 'host', testIgnore: ['shell.spec.ts', 'meeting.spec.ts'] },
    { name: 'double', testMatch: desktop },
    ...(locateElectron()?.program === undefined ? [] : [{ name: 'electron', testMatch: desktop }]),
  ],
});
