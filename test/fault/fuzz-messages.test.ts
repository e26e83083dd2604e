import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MessageChannel } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Backend } from '../../electron/backend/backend.ts';
import { startLocalHost } from '../../electron/backend/host/local-host.ts';
import { servePort } from '../../electron/backend/serve-port.ts';
import { contract } from '../../shared/contract/index.ts';
import { checkRecord } from '../support/check-record.ts';
import { loadFolder } from '../support/load-folder.ts';
import { passphrase } from '../support/moves-rest.ts';
import { openBackend } from '../support/open-backend.ts';
import { randomOf, type Random } from '../support/random.ts';

/** Over the port and over HTTP. The long run takes as many over both. */
const portMessages = Number(process.env['GONGSHI_FUZZ_MESSAGES'] ?? 100_000);
const httpMessages = Number(process.env['GONGSHI_FUZZ_HTTP'] ?? 4000);
const longestMs = 2000;
/** What the whole process may have grown by, garbage collected, after all of them. */
const mostGrowth = 150 * 1024 * 1024;

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

let folder = '';
let backend: Backend;
let token = '';
const errors: string[] = [];
const unhandled: unknown[] = [];
const take = (reason: unknown): void => void unhandled.push(reason);

beforeAll(async () => {
  folder = await loadFolder();
  backend = await openBackend(folder, (text) => errors.push(text));
  const commandId = crypto.randomUUID() as never;
  const input = { name: 'chair', passphrase };
  const reply = await backend.dispatch({ call: 'account.signIn', input, commandId }, 'desktop');
  token = reply.ok ? (reply.value as { token: string }).token : '';
  process.on('unhandledRejection', take);
});

afterAll(async () => {
  process.off('unhandledRejection', take);
  await backend.close();
  rmSync(folder, { recursive: true, force: true });
});

const anything = fc.sample(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  {
    seed: 7,
    numRuns: 3000,
  },
);
const names = Object.keys(contract);

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let i = 0; i < depth; i += 1) value = i % 2 === 0 ? [value] : { value };
  return value;
}

/** Something that is no request, or one with something in it that does not belong there. */
function malformed(random: Random): unknown {
  const some = (): unknown => random.pick(anything);
  const oddly: readonly (() => unknown)[] = [
    some,
    () => ({ id: some(), call: some(), input: some(), commandId: some(), token: some() }),
    () => ({ id: 1, call: random.pick(names), input: some(), token }),
    () => ({
      id: 2,
      call: random.pick(names),
      input: { [random.pick(['petitionId', 'text', '__proto__', ''])]: some() },
      token,
    }),
    () => ({
      id: 3,
      call: random.pick(['constructor', '__proto__', 'toString', 'petition.', '', 'x'.repeat(10_000)]),
      input: {},
    }),
    () => ({ id: 4, call: random.pick(names), input: {}, token: some(), commandId: some() }),
    () => ({ id: 5, call: 'petition.list', input: { words: '%"*()^'.repeat(random.whole(1, 900)) }, token }),
    () => ({ id: 6, call: 'system.setUp', input: { rules: { x: nested(random.whole(1, 400)) } } }),
    () => ({ data: some(), ports: some() }),
    () => ({ data: { id: 7, call: random.pick(names), input: some() }, ports: [] }),
    () => [{ id: 8, call: 'system.status', input: {} }],
    () => ({ id: Number.NaN, call: 'system.status', input: {} }),
    () => ({ id: {}, call: 'system.status', input: {} }),
  ];
  return random.pick(oddly)();
}

function residentAfterCollecting(): number {
  collect();
  return process.memoryUsage().rss;
}

describe('messages on the port that are no requests', () => {
  it('are answered or left, however many: it goes on answering, at once, and grows by no more than its bound', async () => {
    const { port1: page, port2: served } = new MessageChannel();
    servePort(served, backend);
    onTestFinished(() => page.close());
    let answers = 0;
    const waiting = new Map<unknown, () => void>();
    page.on('message', (message: { id?: unknown }) => {
      answers += 1;
      waiting.get(message.id)?.();
    });
    const random = randomOf(11);
    const before = residentAfterCollecting();
    let slowest = 0;
    for (let sent = 0; sent < portMessages;) {
      for (let i = 0; i < 500 && sent < portMessages; i += 1, sent += 1) {
        try {
          page.postMessage(malformed(random));
        } catch {
          // It cannot even be sent.
        }
      }
      const from = performance.now();
      const id = `after ${sent}`;
      const answered = new Promise<void>((resolve) => waiting.set(sent, resolve));
      page.postMessage({ id: sent, call: 'system.status', input: {} });
      await answered;
      waiting.delete(sent);
      slowest = Math.max(slowest, performance.now() - from);
      expect(unhandled, id).toEqual([]);
    }
    expect(slowest).toBeLessThan(longestMs);
    expect(answers).toBeGreaterThan(portMessages / 4);
    expect(residentAfterCollecting() - before).toBeLessThan(mostGrowth);
    expect(errors).toEqual([]);
    checkRecord(folder);
  }, 300_000);
});

describe('messages over HTTP that are no requests', () => {
  it('are answered with a code of the door or of HTTP, and a request among them at once', async () => {
    const host = await startLocalHost({ backend, pagesDir: '/nowhere', host: '127.0.0.1', port: 0 });
    onTestFinished(() => host.close());
    const { origin, searchParams, port } = new URL(host.url);
    const headers = { origin, cookie: `gongshi=${searchParams.get('key') ?? ''}`, 'content-type': 'application/json' };
    const post = (body: string | Uint8Array<ArrayBuffer>) =>
      fetch(`${origin}/api/call`, { method: 'POST', headers, body });
    const random = randomOf(12);
    // Sender and host share this process: what both need to get going is none of what messages leave behind.
    let before = 0;
    for (let sent = 0; sent < httpMessages; sent += 20) {
      if (before === 0 && sent >= httpMessages / 4) before = residentAfterCollecting();
      const from = performance.now();
      const replies = await Promise.all(Array.from({ length: 20 }, () => post(bodyOf(random))));
      for (const reply of replies) {
        expect(reply.status).toBeLessThan(500);
        const said = (await reply.json()) as { ok?: boolean };
        expect(said.ok).toBeTypeOf('boolean');
      }
      expect(performance.now() - from).toBeLessThan(longestMs);
    }
    for (let i = 0; i < 100; i += 1) await rawly(Number(port), random);
    const reply = await post(JSON.stringify({ call: 'system.status', input: {} }));
    expect(await reply.json()).toMatchObject({ ok: true });
    expect(unhandled).toEqual([]);
    expect(residentAfterCollecting() - before).toBeLessThan(mostGrowth);
    expect(errors).toEqual([]);
    checkRecord(folder);
  }, 300_000);
});

/** What is said to be JSON. */
function bodyOf(random: Random): string | Uint8Array<ArrayBuffer> {
  const whole = fc.stringify(malformed(random));
  const asJson = (): string => {
    try {
      return JSON.stringify(malformed(random)) ?? '';
    } catch {
      return whole;
    }
  };
  const ways: readonly (() => string | Uint8Array<ArrayBuffer>)[] = [
    asJson,
    asJson,
    asJson,
    () => whole,
    () => asJson().slice(0, random.whole(0, 40)),
    () => new Uint8Array(random.bytes(random.whole(0, 300))),
    () => '{"call":"system.setUp","input":{"rules":{"x":'.padEnd(random.whole(50, 30_000), '[') + ']}}}',
    () => '{"__proto__":{"call":"system.status"},"constructor":{"prototype":{}}}',
    () => '',
  ];
  return random.pick(ways)();
}

/** Bytes that are no HTTP, or stop in the middle. Resolves when the server has had enough of them. */
async function rawly(port: number, random: Random): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const starts = [
    'GET / HTTP/1.1\r\n',
    'POST /api/call HTTP/1.1\r\nContent-Length: 99999\r\n\r\n{',
    'PUT ',
    '\x16\x03\x01',
    '',
  ];
  socket.write(Buffer.concat([Buffer.from(random.pick(starts)), random.bytes(random.whole(1, 400))]));
  socket.end();
  const closed = once(socket, 'close');
  socket.resume();
  const stop = setTimeout(() => socket.destroy(), 200);
  await closed;
  clearTimeout(stop);
}
