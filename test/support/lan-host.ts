import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterEach } from 'vitest';
import type { HostLimits } from '../../electron/backend/host/host-limits.ts';
import { startLanHost, type LanHost, type LanHostOptions } from '../../electron/backend/host/lan-host.ts';
import { hostKeys } from '../../electron/backend/host/sealed-call.ts';
import { testHost } from './backend.ts';

let running: LanHost | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await running?.close();
  running = undefined;
});

/** The host for phones on any free port, before a backend where nobody is in. */
export async function startedHost(
  limits: Partial<HostLimits>,
  more: Partial<Pick<LanHostOptions, 'pagesDir' | 'certificate' | 'dispatch'>> = {},
): Promise<LanHost> {
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
    ...more,
  });
  return running;
}

export interface Connection {
  readonly socket: Socket;
  /** How long the host bore it, in milliseconds. */
  readonly ended: Promise<number>;
  readonly heard: () => string;
}

/** A connection that says what it is told to. */
export function open(host: LanHost): Connection {
  const socket = connect(Number(new URL(host.address).port), '127.0.0.1');
  sockets.push(socket);
  const from = performance.now();
  let heard = '';
  socket.on('data', (part: Buffer) => (heard += part.toString('latin1')));
  socket.on('error', () => undefined);
  const ended = new Promise<number>((resolve) => socket.on('close', () => resolve(performance.now() - from)));
  return { socket, ended, heard: () => heard };
}

/** The head of a request, as a browser on this host's own page would send it. */
export function headOf(host: LanHost, line: string, more: readonly string[] = []): string {
  return [`${line} HTTP/1.1`, `Host: ${new URL(host.address).host}`, `Origin: ${host.address}`, ...more, '', ''].join(
    '\r\n',
  );
}
