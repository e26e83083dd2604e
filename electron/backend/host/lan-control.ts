import { networkInterfaces } from 'node:os';
import type { ReadDb } from '../../../db/handles.ts';
import { hostSecret } from '../../../db/repos/secret.repo.ts';
import type { Topic } from '../../../shared/topics.ts';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import type { Clock } from '../clock.ts';
import type { Dispatch } from '../dispatch.ts';
import type { PhoneSessions } from '../phone/phone-sessions.ts';
import type { Log } from '../log.ts';
import { fingerprintOf, generatedCertificate, readCertificate, type Certificate } from './certificate.ts';
import { readHostSettings, writeHostSettings, type CertificateWish } from './host-settings.ts';
import { startLanHost, type LanHost } from './lan-host.ts';
import { answersAt } from './self-test.ts';
import { fingerprintOfKey, hostKeys } from './sealed-call.ts';

export interface Network {
  readonly name: string;
  readonly address: string;
  readonly wireless: boolean;
  /** Of a virtual machine, a container or a VPN: no phone is there. */
  readonly virtual: boolean;
}

/** IPv4 addresses under which others in the LAN can reach this PC; the wireless ones first, virtual ones last. */
export function networksOfThisPc(): readonly Network[] {
  return Object.entries(networkInterfaces())
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
        .map(({ address }) => ({
          name,
          address,
          wireless: /wl|wi-?fi|wireless|无线/i.test(name),
          virtual: /vethernet|virtual|vmware|vmnet|vbox|docker|hyper-v|wsl|^(?:br-|veth|tun|tap|utun)|vpn/i.test(name),
        })),
    )
    .toSorted((a, b) => Number(a.virtual) - Number(b.virtual) || Number(b.wireless) - Number(a.wireless));
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
  /** Which networks this PC is in; only tests say something else than the system does. */
  readonly networks?: () => readonly Network[];
  /** Milliseconds between two looks whether the address is still there. */
  readonly lookEvery?: number;
}

/** How somebody wants phones to be served. */
export interface StartWish {
  readonly address: string;
  readonly port: number;
  readonly untilMeetingEnds: boolean;
  readonly keepOn: boolean;
  readonly certificate: CertificateWish | null;
}

/** The Wi-Fi of a PC that was just switched on may come after the program. */
const tryAgainEvery = 15_000;
const standardLookEvery = 5_000;

/** Starts and stops serving phones, and knows where it serves. One at a time. */
export class LanControl {
  readonly #options: LanControlOptions;
  #host: LanHost | undefined;
  #at: { readonly ip: string; readonly startedAt: string; readonly certificate: Certificate | undefined } | undefined;
  #looking: NodeJS.Timeout | undefined;
  /** Looks in a row that did not find the address. */
  #missed = 0;
  #moving: Promise<void> | undefined;
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
    await this.#moving;
    const address = await this.#serve(wish);
    this.#remember(wish);
    return address;
  }

  #remember(wish: StartWish): void {
    const { dataDir } = this.#options;
    const before = readHostSettings(dataDir);
    const [was, is] = [`${before.address}:${before.port}`, `${wish.address}:${wish.port}`];
    writeHostSettings(dataDir, {
      ...wish,
      on: true,
      networkName: this.#networks().find(({ address }) => address === wish.address)?.name ?? '',
      movedFrom: before.address === '' || was === is ? null : was,
    });
  }

  #networks(): readonly Network[] {
    return (this.#options.networks ?? networksOfThisPc)();
  }

  /**
   * Looks whether the address is still one of this PC's. When it has gone and the same network interface has another one,
   * and is the only way that phones could come by, phones are served there; where there is a choice, the chair makes it.
   */
  async #look(): Promise<void> {
    if (this.#at === undefined || this.#moving !== undefined) return;
    const networks = this.#networks();
    if (isReachable(this.#at.ip, networks)) {
      if (this.#missed > 0) this.#options.tell(['host']);
      this.#missed = 0;
      return;
    }
    this.#missed += 1;
    if (this.#missed === 1) this.#options.tell(['host']);
    const { on: _on, networkName, movedFrom: _movedFrom, ...wish } = readHostSettings(this.#options.dataDir);
    const next = onlyOtherOf(networks, networkName);
    // Twice in a row: between two access points a PC has no address, or another one, for a moment.
    if (next === undefined || this.#missed < 2) return;
    this.#moving = this.#moveTo({ ...wish, address: next.address }).finally(() => (this.#moving = undefined));
    await this.#moving;
  }

  async #moveTo(wish: StartWish): Promise<void> {
    try {
      await this.#serve(wish);
      this.#remember(wish);
      this.#options.tell(['host']);
    } catch (error) {
      // A certificate for the old address: then it is still on there, and the page says that the address is gone.
      if (this.#host !== undefined) return;
      this.#remember(wish);
      this.#failedToStart(error, () => void this.#moveTo(wish));
    }
  }

  #failedToStart(error: unknown, again: () => void): void {
    if (!(error instanceof AppError)) this.#options.log.error('serving phones again', error);
    this.#notStartedAgain = error instanceof AppError ? error.code : 'INTERNAL';
    this.#tryingAgain = setTimeout(again, tryAgainEvery);
    this.#tryingAgain.unref();
    this.#options.tell(['host']);
  }

  /** Somebody stops it: it stays off when the program starts again. */
  async switchOff(): Promise<void> {
    await this.#moving;
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
    const { on, networkName, movedFrom: _movedFrom, ...kept } = readHostSettings(this.#options.dataDir);
    if (!on || !kept.keepOn || this.#host !== undefined || this.#options.pagesDir === undefined) return;
    const networks = this.#networks();
    const next = isReachable(kept.address, networks) ? undefined : onlyOtherOf(networks, networkName);
    const wish = next === undefined ? kept : { ...kept, address: next.address };
    try {
      await this.#serve(wish);
      if (next !== undefined) this.#remember(wish);
    } catch (error) {
      this.#failedToStart(error, () => void this.startAgain());
    }
  }

  async #serve({ address: ip, port, certificate: wanted }: StartWish): Promise<string> {
    const { dispatch, read, phones, clock, onChange, tell, pagesDir } = this.#options;
    if (pagesDir === undefined) throw new AppError('HOST_ADDRESS_GONE', { address: ip });
    const name = wanted === null || wanted === 'generated' || wanted.hostName === '' ? ip : wanted.hostName;
    const certificate = await this.#certificateFor(wanted, ip, name);
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
    this.#at = { ip, startedAt: clock.now(), certificate };
    this.#missed = 0;
    this.#looking = setInterval(() => void this.#look(), this.#options.lookEvery ?? standardLookEvery);
    this.#looking.unref();
    tell(['host']);
    return this.#host.address;
  }

  async #certificateFor(wanted: CertificateWish | null, ip: string, name: string): Promise<Certificate | undefined> {
    const { clock, dataDir } = this.#options;
    if (wanted === null) return undefined;
    if (wanted === 'generated') return generatedCertificate(dataDir, ip, clock.now());
    return readCertificate(wanted, name, clock.now());
  }

  /** Stops for now; whether it was to stay on is remembered. */
  async stop(): Promise<void> {
    clearTimeout(this.#tryingAgain);
    clearInterval(this.#looking);
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
    const kept = readHostSettings(this.#options.dataDir);
    const { address, port, untilMeetingEnds, keepOn, certificate } = kept;
    const { publicKey } = await hostKeys(await hostSecret(this.#options.read()));
    const networks = [...this.#networks()];
    const served = this.#at?.certificate;
    return {
      running: this.#host !== undefined,
      address: this.#host?.address ?? null,
      startedAt: this.#at?.startedAt ?? null,
      connected: this.#host?.connected() ?? 0,
      fingerprint: await fingerprintOfKey(publicKey),
      certificateFingerprint: served === undefined ? null : fingerprintOf(served),
      movedFrom: this.#host === undefined ? null : kept.movedFrom,
      addressLost: this.#at !== undefined && !isReachable(this.#at.ip, networks),
      networks,
      notStartedAgain: this.#notStartedAgain ?? null,
      wish: { address, port, untilMeetingEnds, keepOn, certificate },
    };
  }
}

/** The new address of an interface, where no other real one could be meant. */
function onlyOtherOf(networks: readonly Network[], name: string): Network | undefined {
  const [only, ...others] = networks.filter(({ virtual }) => !virtual);
  return only !== undefined && others.length === 0 && only.name === name ? only : undefined;
}

function isReachable(ip: string, networks: readonly Network[]): boolean {
  return ip === '0.0.0.0' || ip === '127.0.0.1' || networks.some(({ address }) => address === ip);
}

function asStartError(error: unknown, address: string, port: number): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE' || code === 'EACCES') return new AppError('PORT_IN_USE', { port });
  if (code === 'EADDRNOTAVAIL') return new AppError('HOST_ADDRESS_GONE', { address });
  return error;
}
