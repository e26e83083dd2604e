import { networkInterfaces } from 'node:os';
import type { ReadDb } from '../../../db/handles.ts';
import { hostSecret } from '../../../db/repos/secret.repo.ts';
import type { Topic } from '../../../shared/topics.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Clock } from '../clock.ts';
import type { Dispatch } from '../dispatch.ts';
import type { PhoneSessions } from '../phone/phone-sessions.ts';
import { startLanHost, type LanHost } from './lan-host.ts';
import { fingerprintOfKey, hostKeys } from './sealed-call.ts';

export interface Network {
  readonly name: string;
  readonly address: string;
  readonly wireless: boolean;
}

/** IPv4 addresses under which others in the LAN can reach this PC; the wireless ones first. */
export function networksOfThisPc(): readonly Network[] {
  return Object.entries(networkInterfaces())
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
        .map(({ address }) => ({ name, address, wireless: /wl|wi-?fi|wireless|无线/i.test(name) })),
    )
    .toSorted((a, b) => Number(b.wireless) - Number(a.wireless));
}

interface LanControlOptions {
  readonly dispatch: Dispatch;
  readonly read: () => ReadDb;
  readonly phones: PhoneSessions;
  readonly clock: Clock;
  readonly onChange: (listener: (changed: readonly Topic[]) => void) => () => void;
  readonly tell: (changed: readonly Topic[]) => void;
  /** Undefined where no pages are at hand: a single act of the command line. */
  readonly pagesDir: string | undefined;
}

/** Starts and stops serving phones, and knows where it serves. One at a time. */
export class LanControl {
  readonly #options: LanControlOptions;
  #host: LanHost | undefined;
  #at: { readonly ip: string; readonly startedAt: string } | undefined;

  constructor(options: LanControlOptions) {
    this.#options = options;
  }

  /** @throws AppError PORT_IN_USE, HOST_ADDRESS_GONE */
  async start(ip: string, port: number): Promise<string> {
    const { dispatch, read, phones, clock, onChange, tell, pagesDir } = this.#options;
    if (pagesDir === undefined) throw new AppError('HOST_ADDRESS_GONE', { address: ip });
    await this.stop();
    const keys = await hostKeys(await hostSecret(read()));
    this.#host = await startLanHost({
      dispatch,
      onChange,
      keys,
      pagesDir,
      address: ip,
      port,
      tokenOf: (cookie, proof) => phones.tokenOf(read(), cookie, proof, clock.now()),
    }).catch((error: unknown) => {
      throw asStartError(error, ip, port);
    });
    this.#at = { ip, startedAt: clock.now() };
    tell(['host']);
    return this.#host.address;
  }

  async stop(): Promise<void> {
    const host = this.#host;
    this.#host = undefined;
    this.#at = undefined;
    if (host === undefined) return;
    await host.close();
    this.#options.tell(['host']);
  }

  async status() {
    const { publicKey } = await hostKeys(await hostSecret(this.#options.read()));
    const networks = [...networksOfThisPc()];
    return {
      running: this.#host !== undefined,
      address: this.#host?.address ?? null,
      startedAt: this.#at?.startedAt ?? null,
      connected: this.#host?.connected() ?? 0,
      fingerprint: await fingerprintOfKey(publicKey),
      addressLost: this.#at !== undefined && !isReachable(this.#at.ip, networks),
      networks,
    };
  }
}

function isReachable(ip: string, networks: readonly Network[]): boolean {
  return ip === '0.0.0.0' || ip.startsWith('127.') || networks.some(({ address }) => address === ip);
}

function asStartError(error: unknown, address: string, port: number): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE' || code === 'EACCES') return new AppError('PORT_IN_USE', { port });
  if (code === 'EADDRNOTAVAIL') return new AppError('HOST_ADDRESS_GONE', { address });
  return error;
}
