import { readdirSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { DesktopBridge } from '../../shared/contract/desktop-bridge.ts';
import { test } from '../support/app.ts';

type Page = Window & { readonly gongshi?: DesktopBridge };

/** What the desktop shell itself does; runs on the double of Electron, see docs/technical/electron-double.md. */

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
    bridge: ['choosePlace', 'connect', 'onMenu', 'openScreen', 'platform', 'saveFile', 'setLocale'],
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
