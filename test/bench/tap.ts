import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Reply } from '../../shared/contract/wire.ts';
import { hallPassphrase, makeHall } from '../support/lan-hall.ts';
import { newPaper } from '../support/ballot-paper.ts';
import { Phone } from '../support/phone.ts';
import { Load } from './load.ts';
import { percentiles, type Line } from './measure.ts';
import { Program } from './program.ts';

const taps = 40;
const budget = 200;
const people = 300;
/** How long the others vote, in milliseconds: on a quiet machine as long as is measured meanwhile, and some more. */
const votingFor = 75_000;

/** Something that somebody does on a phone, and what console and projector show then. */
interface Tap {
  readonly console: Sign;
  readonly projector: Sign;
  readonly send: () => Promise<Reply> | undefined;
}

/**
 * From a representative's tap (asking to speak, checking in and out, having a ballot paper signed) until console and
 * projector have drawn it, in a browser on the same machine: by itself, with a thousand phones that listen, and while the
 * hall votes.
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
    const tickets = hall.tickets.map(({ ticket }) => ticket);
    const [phone, ...signers] = await Promise.all(
      tickets.slice(0, 1 + 2 * taps).map((ticket) => entered(address, ticket)),
    );
    if (phone === undefined) throw new Error('nobody came in');
    const others = tickets.slice(1 + 2 * taps);
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

    let speechId: string | undefined;
    const asking = (): Tap => {
      const waiting = speechId === undefined ? 1 : 0;
      return {
        console: { text: `等候发言 ${waiting} 人` },
        projector: { selector: '.screen-waiting li', count: waiting },
        send: async () => {
          const reply = await (speechId === undefined
            ? phone.call('speech.ask', { sessionId })
            : phone.call('speech.withdraw', { speechId }));
          speechId = reply.ok && waiting === 1 ? (reply.value as OutputOf<'speech.ask'>).speechId : undefined;
          return reply;
        },
      };
    };
    let isHere = true;
    const comingIn = (): Tap => {
      isHere = !isHere;
      const here = isHere ? people : people - 1;
      return {
        console: { text: `职工代表 ${here} ÷` },
        projector: { text: `职工代表比例 ${here} /` },
        send: () => phone.call(isHere ? 'session.checkInMyself' : 'session.checkOutMyself', { sessionId }),
      };
    };
    const { open } = (await phone.call('ballot.forPhone', {}).then(valueOf)) as OutputOf<'ballot.forPhone'>;
    if (open === null) throw new Error('no ballot is open');
    let signed = 0;
    const voting = (): Tap => {
      const voter = signers[signed];
      const { blinded } = newPaper(open);
      signed += 1;
      return {
        console: { text: `已投 ${signed} / 到会` },
        projector: { text: `已投 ${signed} / ` },
        send: () => voter?.call('ballot.sign', { ballotId: hall.ballotId, blinded }),
      };
    };

    const measured = async (what: string, among: string, next: () => Tap): Promise<readonly Line[]> => {
      const shown = { console: [] as number[], projector: [] as number[] };
      for (let n = 0; n < taps; n += 1) {
        const tap = next();
        const seen = { console: drawnAt(console_, tap.console), projector: drawnAt(projector, tap.projector) };
        // The pages are asked to look out first.
        await wait(250 + Math.random() * 100);
        const from = performance.timeOrigin + performance.now();
        valueOf(await tap.send());
        shown.console.push((await seen.console) - from);
        shown.projector.push((await seen.projector) - from);
      }
      return Object.entries(shown).map(([where, samples]) => {
        const { p50, p95 } = percentiles(samples);
        const name = `${what} to ${where}, ${among}`;
        return { name, p50, p95, unit: 'ms', budget: `p95 ≤ ${budget} ms`, met: p95 <= budget };
      });
    };

    const lines: Line[] = [];
    const measureAll = async (among: string): Promise<void> => {
      lines.push(...(await measured('asking to speak', among, asking)));
      lines.push(...(await measured('checking in', among, comingIn)));
    };
    await measureAll('nobody else');
    lines.push(...(await measured('voting', 'nobody else', voting)));
    await load.do({ enter: address, tickets: others });
    await load.do({ listen: 1000 });
    await wait(3_000);
    await measureAll('1,000 listen');
    lines.push(...(await measured('voting', '1,000 listen', voting)));
    let haveVoted = false;
    const hallVotes = load.do({ votingFor }).finally(() => (haveVoted = true));
    hallVotes.catch((error: unknown) => console.log('the hall could not vote:', error));
    await measureAll('the hall votes');
    if (haveVoted) console.log('the hall had voted before all was measured');
    return lines;
  } finally {
    load.end();
    await Promise.all([browser.close(), beside.close()]);
    await program.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function entered(address: string, ticket: string): Promise<Phone> {
  const phone = await Phone.at(address);
  valueOf(await phone.enter(ticket));
  return phone;
}

function valueOf(reply: Reply | undefined): unknown {
  if (reply?.ok !== true) throw new Error(reply?.error.code ?? 'nobody');
  return reply.value;
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
