import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import type { OutputOf } from '../../shared/contract/index.ts';
import { hallPassphrase, makeHall } from '../support/lan-hall.ts';
import { Phone } from '../support/phone.ts';
import { Load } from './load.ts';
import { percentiles, type Line } from './measure.ts';
import { Program } from './program.ts';

const taps = 40;
const budget = 200;
const people = 36;

/**
 * From a representative's tap (asking to speak, taking it back) until console and projector have drawn it, in a browser on
 * the same machine: by itself, and with a thousand phones that listen.
 */
export async function measureTap(): Promise<readonly Line[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-bench-tap-'));
  const hall = await makeHall(folder, people);
  const program = await Program.start(folder);
  const load = new Load();
  const executablePath = await findBrowser();
  const launch = () =>
    chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
  // Two windows of their own: a page behind another draws once a second.
  const [browser, beside] = [await launch(), await launch()];
  try {
    const address = await program.serve();
    await program.call('ballot.unlock', { ballotId: hall.ballotId, ...hall.openingCode });
    const [own, ...others] = hall.tickets.map(({ ticket }) => ticket);
    const phone = await Phone.at(address);
    const entered = await phone.enter(own ?? '');
    if (!entered.ok) throw new Error(entered.error.code);
    const { rows } = (await program.call('session.list', {})) as { rows: OutputOf<'session.list'>['rows'] };
    const sessionId = rows[0]?.id;
    if (sessionId === undefined) throw new Error('no session');
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
    const console_ = await context.newPage();
    await console_.goto(program.url);
    await console_.getByLabel('账号').fill('chair');
    await console_.getByLabel('口令').fill(hallPassphrase);
    await console_.keyboard.press('Enter');
    await console_.getByRole('navigation').waitFor();
    await console_.evaluate((id) => (window.location.hash = `#/sessions/${id}/console`), sessionId);
    await console_.getByText('等候发言 0 人').waitFor();
    const projector = await beside.newPage({ locale: 'zh-CN', viewport: { width: 1920, height: 1080 } });
    await projector.goto(program.url);
    await projector.goto(`${new URL(program.url).origin}/screen.html#session`);
    await projector.locator('.screen-agenda').waitFor();

    const measured = async (among: string): Promise<readonly Line[]> => {
      const shown = { console: [] as number[], projector: [] as number[] };
      let speechId: string | undefined;
      for (let n = 0; n < taps; n += 1) {
        const waiting = speechId === undefined ? 1 : 0;
        const seen = {
          console: drawnAt(console_, { text: `等候发言 ${waiting} 人` }),
          projector: drawnAt(projector, { selector: '.screen-waiting li', count: waiting }),
        };
        // The pages are asked to look out first.
        await wait(250 + Math.random() * 100);
        const from = performance.timeOrigin + performance.now();
        const reply =
          speechId === undefined
            ? await phone.call('speech.ask', { sessionId })
            : await phone.call('speech.withdraw', { speechId });
        if (!reply.ok) throw new Error(reply.error.code);
        speechId = speechId === undefined ? (reply.value as OutputOf<'speech.ask'>).speechId : undefined;
        shown.console.push((await seen.console) - from);
        shown.projector.push((await seen.projector) - from);
      }
      return Object.entries(shown).map(([where, samples]) => {
        const { p50, p95 } = percentiles(samples);
        const name = `tap on a phone to ${where}, ${among}`;
        return { name, p50, p95, unit: 'ms', budget: `p95 ≤ ${budget} ms`, met: p95 <= budget };
      });
    };

    const lines = [...(await measured('nobody else'))];
    await load.do({ enter: address, tickets: others });
    await load.do({ listen: 1000 });
    await wait(3_000);
    lines.push(...(await measured('1,000 listen')));
    return lines;
  } finally {
    load.end();
    await Promise.all([browser.close(), beside.close()]);
    await program.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Sign = { readonly text: string } | { readonly selector: string; readonly count: number };

/** When the page has drawn a sign, in milliseconds by the machine's clock. */
function drawnAt(page: Page, sign: Sign): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const isThere = (): boolean =>
          'text' in wanted
            ? document.body.textContent.includes(wanted.text)
            : document.querySelectorAll(wanted.selector).length === wanted.count;
        const looking = new MutationObserver(() => {
          if (!isThere()) return;
          looking.disconnect();
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        });
        looking.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    sign,
  );
}
