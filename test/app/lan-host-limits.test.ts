import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startLanHost, type HostLimits, type LanHost } from '../../electron/backend/host/lan-host.ts';
import { hostKeys } from '../../electron/backend/host/sealed-call.ts';
import { testHost } from '../support/backend.ts';

/** As in the workshop, with waits short enough to be tried. */
const short: Partial<HostLimits> = { headWithin: 300, requestWithin: 600, lookEvery: 50, body: 4096 };

let running: LanHost | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await running?.close();
  running = undefined;
});

async function started(limits: Partial<HostLimits> = short): Promise<LanHost> {
  const { backend } = await testHost();
  running = await startLanHost({
    dispatch: backend.dispatch,
    onChange: (listener) => backend.onChange(listener),
    tokenOf: () => Promise.resolve(undefined),
    keys: await hostKeys(randomBytes(32)),
    pagesDir: path.resolve(import.meta.dirname, '../../renderer'),
    address: '127.0.0.1',
    port: 0,
    limits,
  });
  return running;
}

/** A connection that says what it is told to, and how long the host bore it, in milliseconds. */
function open(host: LanHost): { socket: Socket; ended: Promise<number>; heard: () => string } {
  const socket = connect(Number(new URL(host.address).port), '127.0.0.1');
  sockets.push(socket);
  const from = performance.now();
  let heard = '';
  socket.on('data', (part: Buffer) => (heard += part.toString()));
  socket.on('error', () => undefined);
  const ended = new Promise<number>((resolve) => socket.on('close', () => resolve(performance.now() - from)));
  return { socket, ended, heard: () => heard };
}

function send(host: LanHost, path_: string, method: string, body?: Buffer): Promise<{ status: number; after: string }> {
  return new Promise((resolve, reject) => {
    const headers = { origin: host.address, 'content-type': 'application/octet-stream' };
    const sent = httpRequest(`${host.address}${path_}`, { method, headers, agent: false }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, after: String(response.headers['retry-after'] ?? '') }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const head = (host: LanHost, length: number): string =>
  `POST /api/sealed HTTP/1.1\r\nHost: ${new URL(host.address).host}\r\nOrigin: ${host.address}\r\n` +
  `Content-Type: application/octet-stream\r\nContent-Length: ${length}\r\n\r\n`;

describe('a connection that holds the host up', () => {
  it('is closed when it says nothing at all', async () => {
    const { ended } = open(await started());
    expect(await ended).toBeLessThan(2_000);
  });

  it('is closed when its head comes a byte at a time', async () => {
    const host = await started();
    const { socket, ended, heard } = open(host);
    const text = head(host, 10);
    let at = 0;
    const timer = setInterval(() => socket.write(text[at++] ?? ''), 40);
    const after = await ended;
    clearInterval(timer);
    expect(after).toBeGreaterThan(250);
    expect(after).toBeLessThan(2_000);
    expect(heard()).toMatch(/^(HTTP\/1.1 408|$)/);
  });

  it('is closed when its body comes a byte at a time', async () => {
    const host = await started();
    const { socket, ended } = open(host);
    socket.write(head(host, 2_000));
    const timer = setInterval(() => socket.write('x'), 40);
    const after = await ended;
    clearInterval(timer);
    expect(after).toBeGreaterThan(500);
    expect(after).toBeLessThan(3_000);
  });

  it('keeps nobody else out, a hundred of it neither', async () => {
    const host = await started({ ...short, headWithin: 5_000, requestWithin: 6_000 });
    const slow = Array.from({ length: 100 }, () => open(host));
    for (const { socket } of slow) socket.write('POST /api/sealed HTTP/1.1\r\n');
    const from = performance.now();
    expect((await send(host, '/api/key', 'GET')).status).toBe(200);
    expect(performance.now() - from).toBeLessThan(1_000);
  });

  it('finds no room beyond as many as the host bears, and others again when it has gone', async () => {
    const host = await started({ ...short, headWithin: 5_000, requestWithin: 6_000, connections: 5 });
    const held = Array.from({ length: 5 }, () => open(host));
    for (const { socket } of held) socket.write('GET ');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(send(host, '/api/key', 'GET')).rejects.toThrow();
    for (const { socket } of held) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await send(host, '/api/key', 'GET')).status).toBe(200);
  });
});

describe('a request that asks for too much', () => {
  it('is refused by the length that it names, before its body comes', async () => {
    const host = await started();
    const { socket, ended, heard } = open(host);
    socket.write(head(host, 4_097));
    await ended;
    expect(heard()).toMatch(/^HTTP\/1.1 413 /);
  });

  it('is refused when it is longer than it may be without having said so', async () => {
    const host = await started();
    const { socket, heard } = open(host);
    socket.write(head(host, 0).replace('Content-Length: 0', 'Transfer-Encoding: chunked'));
    for (let sent = 0; sent < 6; sent += 1) socket.write(`400\r\n${'x'.repeat(1024)}\r\n`);
    await expect.poll(heard, { timeout: 2_000 }).toMatch(/^HTTP\/1.1 413 /);
  });

  it('goes through up to the limit itself', async () => {
    const host = await started();
    // Not sealed to this host: refused for what it is, not for its size.
    expect((await send(host, '/api/sealed', 'POST', randomBytes(4_096))).status).toBe(400);
    expect((await send(host, '/api/sealed', 'POST', randomBytes(4_097)).catch(() => ({ status: 413 }))).status).toBe(
      413,
    );
  });

  it('has to wait when one address asks too often, and is told how long', async () => {
    const host = await started({ ...short, requests: 20 });
    const answers = await Promise.all(Array.from({ length: 30 }, () => send(host, '/api/key', 'GET')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    for (const { after } of refused) expect(Number(after)).toBeGreaterThan(0);
  });

  it('with a path out of the pages finds nothing', async () => {
    const host = await started();
    for (const asked of [
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/wall/../index.html',
    ]) {
      expect((await send(host, asked, 'GET')).status, asked).toBe(404);
    }
    expect((await send(host, '/wall', 'GET')).status).toBe(200);
    // The meeting's screen names who speaks: it is for the room, on this PC's second monitor, and not for the network.
    expect((await send(host, '/screen', 'GET')).status).toBe(404);
  });
});
