import { networkInterfaces } from 'node:os';
import type { ReadDb } from '../../../db/handles.ts';
import { hostSecret } from '../../../db/repos/secret.repo.ts';
import type { Topic } from '../../../shared/topics.ts';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import type { Clock } from '../clock.ts';
import type { Dispatch } from '../dispatch.ts';
import type { PhoneSessions } from '../phone/phone-sessions.ts';
import type { Log } from '../log.ts';
import { readCertificate } from './certificate.ts';
import { readHostSettings, writeHostSettings, type CertificateFiles } from './host-settings.ts';
import { startLanHost, type LanHost } from './lan-host.ts';
import { answersAt } from './self-test.ts';
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
  readonly dataDir: string;
  readonly log: Log;
}

/** How somebody wants phones to be served. */
export interface StartWish {
  readonly address: string;
  readonly port: number;
  readonly untilMeetingEnds: boolean;
  readonly keepOn: boolean;
  readonly certificate: CertificateFiles | null;
}

/** The Wi-Fi of a PC that was just switched on may come after the program. */
const tryAgainEvery = 15_000;

/** Starts and stops serving phones, and knows where it serves. One at a time. */
export class LanControl {
  readonly #options: LanControlOptions;
  #host: LanHost | undefined;
  #at: { readonly ip: string; readonly startedAt: string } | undefined;
  #tryingAgain: NodeJS.Timeout | undefined;
  #notStartedAgain: ErrorCode | undefined;

  constructor(options: LanControlOptions) {
    this.#options = options;
  }

  /**
   * Starts as wished, and remembers the wish on this PC.
   * @returns the address that phones go to
   * @throws AppError PORT_IN_USE, HOST_ADDRESS_GONE, CERTIFICATE_UNUSABLE
   */
  async start(wish: StartWish): Promise<string> {
    const address = await this.#serve(wish);
    writeHostSettings(this.#options.dataDir, { ...wish, on: true });
    return address;
  }

  /** Somebody stops it: it stays off when the program starts again. */
  async switchOff(): Promise<void> {
    await this.stop();
    const { dataDir } = this.#options;
    const settings = readHostSettings(dataDir);
    if (settings.on) writeHostSettings(dataDir, { ...settings, on: false });
  }

  /** A meeting was closed. */
  async meetingEnded(): Promise<void> {
    if (this.#host !== undefined && readHostSettings(this.#options.dataDir).untilMeetingEnds) await this.switchOff();
  }

  /** At the program's start: goes on where it was to stay on, and tries again while its network is not there yet. */
  async startAgain(): Promise<void> {
    const { on, keepOn, ...wish } = readHostSettings(this.#options.dataDir);
    if (!on || !keepOn || this.#host !== undefined || this.#options.pagesDir === undefined) return;
    try {
      await this.#serve({ ...wish, keepOn });
    } catch (error) {
      if (!(error instanceof AppError)) this.#options.log.error('serving phones again', error);
      this.#notStartedAgain = error instanceof AppError ? error.code : 'INTERNAL';
      this.#tryingAgain = setTimeout(() => void this.startAgain(), tryAgainEvery);
      this.#tryingAgain.unref();
      this.#options.tell(['host']);
    }
  }

  async #serve({ address: ip, port, certificate: files }: StartWish): Promise<string> {
    const { dispatch, read, phones, clock, onChange, tell, pagesDir } = this.#options;
    if (pagesDir === undefined) throw new AppError('HOST_ADDRESS_GONE', { address: ip });
    const name = files === null || files.hostName === '' ? ip : files.hostName;
    const certificate = files === null ? undefined : await readCertificate(files, name, clock.now());
    await this.stop();
    const keys = await hostKeys(await hostSecret(read()));
    this.#host = await startLanHost({
      dispatch,
      onChange,
      keys,
      pagesDir,
      address: ip,
      port,
      name,
      certificate,
      tokenOf: (cookie, proof) => phones.tokenOf(read(), cookie, proof, clock.now()),
    }).catch((error: unknown) => {
      throw asStartError(error, ip, port);
    });
    this.#at = { ip, startedAt: clock.now() };
    tell(['host']);
    return this.#host.address;
  }

  /** Stops for now; whether it was to stay on is remembered. */
  async stop(): Promise<void> {
    clearTimeout(this.#tryingAgain);
    this.#notStartedAgain = undefined;
    const host = this.#host;
    this.#host = undefined;
    this.#at = undefined;
    if (host === undefined) return;
    await host.close();
    this.#options.tell(['host']);
  }

  /**
   * Whether phones would get an answer, as far as this PC can tell by itself: what comes from outside passes the firewall,
   * what it asks itself may not.
   * @throws AppError HOST_OFF
   */
  async test(): Promise<{ answers: boolean; millis: number }> {
    const host = this.#host;
    if (host === undefined || this.#at === undefined) throw new AppError('HOST_OFF');
    return answersAt(host.address, this.#at.ip);
  }

  async status() {
    const { address, port, untilMeetingEnds, keepOn, certificate } = readHostSettings(this.#options.dataDir);
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
      notStartedAgain: this.#notStartedAgain ?? null,
      wish: { address, port, untilMeetingEnds, keepOn, certificate },
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
