import path from 'node:path';
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { noSeriousFinding, passphrase } from './pages.ts';

const pictures = path.resolve(import.meta.dirname, '../.output/screenshots');

/** Calls of the chair, from the desktop's own page. */
export async function chairOf(desk: Page): Promise<<T>(call: string, input: object) => Promise<T>> {
  const call = async <T>(name: string, input: object, token?: string): Promise<T> => {
    const reply = await desk.evaluate(
      async ({ call, given, as, isCommand }) => {
        const id = '10000000-1000-4000-8000-100000000000'.replaceAll(/[018]/g, (digit) =>
          (
            Number(digit) ^
            ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))
          ).toString(16),
        );
        const response = await fetch('/api/call', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ call, input: given, token: as, ...(isCommand ? { commandId: id } : {}) }),
        });
        return (await response.json()) as { ok: boolean; value?: unknown; error?: unknown };
      },
      { call: name, given: input, as: token, isCommand: true },
    );
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    return reply.value as T;
  };
  const { token } = await call<{ token: string }>('account.signIn', { name: 'zhuxi', passphrase });
  return (name, input) => call(name, input, token);
}

/** Takes away what a WebView of 2020 does not have: a library that needs it would leave the page blank. */
export function asOldAsChrome87(): void {
  // The accessibility check sums up in a blank page of its own, and needs them there.
  if (!location.protocol.startsWith('http')) return;
  const gone: readonly [object, readonly string[]][] = [
    [Object, ['hasOwn', 'groupBy']],
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
    [String.prototype, ['at', 'isWellFormed', 'toWellFormed']],
    [Uint8Array.prototype, ['toHex', 'toBase64']],
    [crypto, ['subtle', 'randomUUID']],
    [globalThis, ['structuredClone']],
  ];
  for (const [owner, names] of gone)
    for (const name of names)
      Object.defineProperty(owner, name, { value: undefined, configurable: true, writable: true });
}

/** A picture of the phone's page in both languages, looked at for what does not fit. */
export async function look(phone: Page, name: string): Promise<void> {
  for (const locale of ['zh-CN', 'en']) {
    await expect(phone.locator('html')).toHaveAttribute('lang', locale);
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, `${name} ${locale} scrolls sideways`).toBeLessThanOrEqual(0);
    await phone.waitForTimeout(200);
    await phone.screenshot({ path: `${pictures}/phone-${name}-${locale}.png`, fullPage: true });
    await phone.screenshot({ path: `${pictures}/phone-${name}-${locale}-top.png` });
    await phone.getByRole('button', { name: /^(English|中文)$/ }).click();
  }
  await noSeriousFinding(phone);
}

/** A phone of 2020 in one hand; `kept` is what it still holds of a session before. */
export async function oldPhone(
  browser: Browser,
  kept?: Awaited<ReturnType<BrowserContext['storageState']>>,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    ...(kept === undefined ? {} : { storageState: kept }),
  });
  await context.addInitScript(asOldAsChrome87);
  return context;
}
