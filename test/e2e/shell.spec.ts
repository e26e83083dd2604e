import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { DesktopBridge } from '../../shared/contract/desktop-bridge.ts';
import { test } from '../support/app.ts';
import { setUp, signIn } from '../support/pages.ts';

/** What the desktop shell itself does; runs on the double of Electron, see docs/technical/electron-double.md. */

type Page = Window & { readonly gongshi?: DesktopBridge };

/** Of the double, what the tests look at. */
interface Shell {
  readonly BrowserWindow: {
    getAllWindows(): {
      getBounds(): { x: number };
      isFullScreen(): boolean;
      close(): void;
      webContents: { getURL(): string };
    }[];
  };
  readonly screen: {
    displays: { id: number; workArea: { x: number; y: number; width: number; height: number } }[];
    emit(event: string, ...args: unknown[]): void;
  };
  readonly powerSaveBlocker: { active: Record<number, string> };
  readonly record: { api: string; args: unknown[] }[];
}

test('opens the window on our own protocol, with the port to the backend and nothing of Node', async ({ app }) => {
  await expect(app.page.getByRole('heading', { name: /首次设置/ })).toBeVisible();
  const seen = await app.page.evaluate(() => ({
    node: typeof (globalThis as { process?: unknown }).process + typeof (globalThis as { require?: unknown }).require,
    bridge: Object.keys((window as Page).gongshi ?? {}).toSorted(),
    secure: isSecureContext,
    inline: (() => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = 1';
      document.body.append(script);
      return 'inlineRan' in window;
    })(),
  }));
  expect(seen).toEqual({
    node: 'undefinedundefined',
    bridge: ['choosePlace', 'connect', 'fullScreen', 'onMenu', 'openScreen', 'platform', 'saveFile', 'setLocale'],
    secure: true,
    inline: false,
  });
  const reached = await app.page.evaluate(() =>
    fetch('https://example.com/').then(
      () => 'reached',
      () => 'blocked',
    ),
  );
  expect(reached).toBe('blocked');
});

test('leads nowhere out of the program', async ({ app }) => {
  await expect(app.page.getByRole('heading', { name: /首次设置/ })).toBeVisible();
  const before = app.page.url();
  await app.page.evaluate(() => {
    window.location.href = 'https://example.com/';
    window.open('https://example.com/');
  });
  await app.page.waitForTimeout(300);
  expect(app.page.url()).toBe(before);
});

test('has its menu in the language of the pages, and the tray says what is due', async ({ app }) => {
  await expect(app.page.getByRole('heading', { name: /首次设置/ })).toBeVisible();
  const menu = () =>
    app.desktop?.evaluate((electron) => {
      const { Menu } = electron as { Menu: { getApplicationMenu(): { items: { label: string }[] } } };
      return Menu.getApplicationMenu().items.map((item) => item.label);
    });
  expect(await menu()).toEqual(['文件', '编辑', '视图', '帮助']);
  await app.page.getByRole('button', { name: 'English' }).click();
  await expect.poll(menu).toEqual(['File', 'Edit', 'View', 'Help']);
  const tip = await app.desktop?.evaluate(
    (electron) => (electron as { Tray: { last: { tip: string } } }).Tray.last.tip,
  );
  expect(tip).toBe('Gongshi：Nothing is due');
});

test('saves a file where the native dialog says', async ({ app }) => {
  await expect(app.page.getByRole('heading', { name: /首次设置/ })).toBeVisible();
  const saved = await app.page.evaluate(() =>
    (window as Page).gongshi?.saveFile({ name: 'a.csv', bytes: new Uint8Array([1, 2, 3]) }),
  );
  expect(saved).toEqual({ saved: false });
});

test('closes the database before it quits: nothing is left in the write-ahead log', async ({ app }) => {
  await expect(app.page.getByRole('heading', { name: /首次设置/ })).toBeVisible();
  await app.desktop?.quit();
  expect(readdirSync(app.dataDir).filter((name) => name.startsWith('gongshi.db'))).toEqual(['gongshi.db']);
});

test('opens one projector, over the whole second display, that F and Esc lead out of; no display sleeps meanwhile', async ({
  app,
}) => {
  await expect(app.page.getByRole('heading', { name: /首次设置/ })).toBeVisible();
  await app.desktop?.evaluate((electron: Shell) => {
    electron.screen.displays.push({ id: 2, workArea: { x: 1366, y: 0, width: 1920, height: 1080 } });
  });
  const opened = app.page.context().waitForEvent('page');
  const open = () => app.page.evaluate(() => (window as Page).gongshi?.openScreen('session'));
  await open();
  await open();
  const projector = await opened;
  await expect(projector.getByRole('heading', { name: '目前没有会议' })).toBeVisible();
  const windows = () =>
    app.desktop?.evaluate(({ BrowserWindow }: Shell) =>
      BrowserWindow.getAllWindows()
        .filter((one) => one.webContents.getURL().includes('screen.html'))
        .map((one) => [one.getBounds().x, one.isFullScreen()]),
    );
  const awake = () => app.desktop?.evaluate((electron: Shell) => Object.values(electron.powerSaveBlocker.active));
  await expect.poll(windows).toEqual([[1366, true]]);
  expect(await awake()).toEqual(['prevent-display-sleep']);
  await projector.keyboard.press('Escape');
  await expect.poll(windows).toEqual([[1366, false]]);
  await projector.keyboard.press('f');
  await expect.poll(windows).toEqual([[1366, true]]);
  await projector.keyboard.press('f');
  await expect.poll(windows).toEqual([[1366, false]]);
  await projector.mouse.move(200, 200);
  await projector.getByRole('button', { name: /全屏/ }).click();
  await expect.poll(windows).toEqual([[1366, true]]);
  // The cable is pulled out: it must not cover the console.
  await app.desktop?.evaluate(({ screen }: Shell) => screen.emit('display-removed', {}, screen.displays[1]));
  await expect.poll(windows).toEqual([[1366, false]]);
  // The page of the program itself is not filled by what another page may ask for.
  await app.page.evaluate(() => (window as Page).gongshi?.fullScreen('toggle'));
  await app.desktop?.evaluate(({ BrowserWindow }: Shell) => BrowserWindow.getAllWindows()[1]?.close());
  await expect.poll(windows).toEqual([]);
  expect(await awake()).toEqual([]);
  expect(
    await app.desktop?.evaluate(({ BrowserWindow }: Shell) =>
      BrowserWindow.getAllWindows().map((one) => one.isFullScreen()),
    ),
  ).toEqual([false]);
});

test('gives every window the backend that takes the place of one that has ended by itself', async ({ app }) => {
  await expect(app.page.getByRole('heading', { name: /首次设置/ })).toBeVisible();
  const opened = app.page.context().waitForEvent('page');
  await app.page.evaluate(() => (window as Page).gongshi?.openScreen('wall'));
  const wall = await opened;
  await expect(wall.getByRole('heading', { name: '下一次会议尚未安排' })).toBeVisible();
  for (const page of [app.page, wall]) await page.evaluate(() => (document.title = 'before'));
  const pid = await app.desktop?.evaluate(
    ({ record }: Shell) => record.findLast(({ api }) => api === 'utilityProcess.fork')?.args[0],
  );
  process.kill(Number(pid), 'SIGKILL');
  for (const page of [app.page, wall]) await expect.poll(() => page.title()).not.toBe('before');
  await expect(app.page.getByRole('heading', { name: /首次设置/ })).toBeVisible();
  await expect(wall.getByRole('heading', { name: '下一次会议尚未安排' })).toBeVisible();
  // Said beside, not before: a message that nobody reads keeps no screen waiting.
  const said = await app.desktop?.evaluate(({ record }: Shell) => record.map(({ api }) => api));
  expect(said).toContain('dialog.showMessageBox');
  expect(said).not.toContain('dialog.showErrorBox');
});

test('keeps the PC awake while phones are served', async ({ app }) => {
  await setUp(app.page);
  const serving = { address: '127.0.0.1', port: 28_000 + (process.pid % 2000), keepOn: true, on: true };
  const kept = { ...serving, untilMeetingEnds: false, certificate: null };
  writeFileSync(path.join(app.dataDir, 'host-settings.json'), JSON.stringify(kept));
  await app.restart('2025-09-26T18:00:00+08:00');
  const awake = () => app.desktop?.evaluate((electron: Shell) => Object.values(electron.powerSaveBlocker.active));
  await expect.poll(awake).toEqual(['prevent-app-suspension']);
  await signIn(app.page);
  await app.page.evaluate(() => (window.location.hash = '#/settings/host'));
  await app.page.getByRole('button', { name: '停止' }).click();
  await app.page.locator('.ant-modal-confirm').getByRole('button', { name: '停止' }).click();
  await expect.poll(awake).toEqual([]);
});
