import { networkInterfaces } from 'node:os';
import type { ReadDb } from '../../../db/handles.ts';
import { hostSecret } from '../../../db/repos/secret.repo.ts';
import { isSessionUnderWay } from '../../../db/repos/session.queries.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import type { Topic } from '../../../shared/topics.ts';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import type { Clock } from '../clock.ts';
import type { Dispatch } from '../dispatch.ts';
import type { PhoneSessions } from '../phone/phone-sessions.ts';
import type { Log } from '../log.ts';
import { fingerprintOf, generatedCertificate, readCertificate, type Certificate } from './certificate.ts';
import { readHostSettings, writeHostSettings, type CertificateWish } from './host-settings.ts';
import { startLanHost, type LanHost, type LanHostOptions } from './lan-host.ts';
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
  /** Milliseconds until a start that failed is tried again. */
  readonly tryAgainEvery?: number;
}

/** How somebody wants phones to be served. */
export interface StartWish {
  readonly address: string;
  readonly port: number;
  readonly untilMeetingEnds: boolean;
  readonly keepOn: boolean;
  readonly certificate: CertificateWish | null;
}

/** Milliseconds from the closing of a meeting to the end of serving, where it was to end with the meeting. */
export const afterMeeting = 60 * 60_000;
/** The Wi-Fi of a PC that was just switched on may come after the program. */
const standardTryAgainEvery = 15_000;
const standardLookEvery = 5_000;
const everyAddress = '0.0.0.0';

/** A host that serves, and all that is needed to serve so again. */
interface Serving {
  readonly host: LanHost;
  readonly how: LanHostOptions;
  readonly startedAt: string;
}

/** Starts and stops serving phones, and knows where it serves. One at a time: whatever starts or stops waits its turn. */
export class LanControl {
  readonly #options: LanControlOptions;
  #serving: Serving | undefined;
  #ending: NodeJS.Timeout | undefined;
  #looking: NodeJS.Timeout | undefined;
  /** Looks in a row that did not find the address. */
  #missed = 0;
  #lookWaits = false;
  #tryingAgain: NodeJS.Timeout | undefined;
  #notStartedAgain: ErrorCode | undefined;
  /** Settled when the last that stands in line is through. */
  #line: Promise<unknown> = Promise.resolve();

  constructor(options: LanControlOptions) {
    this.#options = options;
  }

  /**
   * Starts as wished, and remembers the wish on this PC. Where that fails, what was served before still is.
   * @returns the address that phones go to
   * @throws AppError PORT_IN_USE, HOST_ADDRESS_GONE, CERTIFICATE_UNUSABLE
   */
  start(wish: StartWish): Promise<string> {
    return this.#inTurn(async () => {
      const address = await this.#serve(wish);
      this.#dropEnding();
      this.#remember(wish, null);
      return address;
    });
  }

  /** After what was asked for before, whether that went well or not. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#line.then(act, act);
    // Whoever asked is told of the failure; the next in line is not.
    this.#line = done.catch(() => undefined);
    return done;
  }

  #remember(wish: StartWish, endsAt: string | null): void {
    const { dataDir } = this.#options;
    const before = readHostSettings(dataDir);
    const [was, is] = [`${before.address}:${before.port}`, `${wish.address}:${wish.port}`];
    writeHostSettings(dataDir, {
      ...wish,
      on: true,
      networkName: this.#networks().find(({ address }) => address === wish.address)?.name ?? '',
      movedFrom: before.address === '' || was === is ? null : was,
      endsAt,
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
    if (this.#serving === undefined) return;
    const networks = this.#networks();
    if (isReachable(this.#serving.how.address, networks)) {
      if (this.#missed > 0) this.#options.tell(['host']);
      this.#missed = 0;
      return;
    }
    this.#missed += 1;
    if (this.#missed === 1) this.#options.tell(['host']);
    const { networkName, ...wish } = readHostSettings(this.#options.dataDir);
    const next = onlyOtherOf(networks, networkName);
    // Twice in a row: between two access points a PC has no address, or another one, for a moment.
    if (next === undefined || this.#missed < 2) return;
    await this.#moveTo({ ...wish, address: next.address }, wish.endsAt);
  }

  async #moveTo(wish: StartWish, endsAt: string | null): Promise<void> {
    try {
      await this.#serve(wish);
      this.#remember(wish, endsAt);
      this.#options.tell(['host']);
    } catch (error) {
      // It is still on where it was, the page says that the address is gone, and the next look tries again.
      if (!(error instanceof AppError)) this.#options.log.error('serving phones at the new address', error);
    }
  }

  #failedToStart(error: unknown, again: () => Promise<void>): void {
    if (!(error instanceof AppError)) this.#options.log.error('serving phones again', error);
    this.#notStartedAgain = error instanceof AppError ? error.code : 'INTERNAL';
    const timer = setTimeout(() => {
      // Somebody may have stopped or started it while this waited its turn.
      void this.#inTurn(async () => (this.#tryingAgain === timer ? again() : undefined));
    }, this.#options.tryAgainEvery ?? standardTryAgainEvery);
    timer.unref();
    this.#tryingAgain = timer;
    this.#options.tell(['host']);
  }

  /** Somebody stops it: it stays off when the program starts again. */
  switchOff(): Promise<void> {
    return this.#inTurn(() => this.#switchOff());
  }

  async #switchOff(): Promise<void> {
    await this.#stop();
    this.#dropEnding();
    const { dataDir } = this.#options;
    const settings = readHostSettings(dataDir);
    if (settings.on) writeHostSettings(dataDir, { ...settings, on: false, endsAt: null });
  }

  /** A meeting was closed: representatives rate it and look for their votes on the list by phone, and then it ends. */
  meetingEnded(): void {
    const { on, untilMeetingEnds } = readHostSettings(this.#options.dataDir);
    if (on && untilMeetingEnds) this.#endIn(afterMeeting);
  }

  /** A meeting was opened: the one before it ends nothing any more. */
  meetingBegan(): void {
    this.#dropEnding();
    const settings = readHostSettings(this.#options.dataDir);
    if (settings.endsAt !== null) writeHostSettings(this.#options.dataDir, { ...settings, endsAt: null });
  }

  /** Ends by itself after so many milliseconds, also when the program was closed and opened meanwhile. */
  #endIn(millis: number): void {
    const { dataDir, clock, log } = this.#options;
    this.#dropEnding();
    const endsAt = new Date(Date.parse(clock.now()) + millis).toISOString();
    writeHostSettings(dataDir, { ...readHostSettings(dataDir), endsAt });
    const timer = setTimeout(() => {
      // Somebody may have stopped or started it while this waited its turn.
      this.#inTurn(async () => (this.#ending === timer ? this.#endWithMeeting() : undefined)).catch(
        (error: unknown) => {
          log.error('ending with the meeting', error);
          this.#endIn(afterMeeting);
        },
      );
    }, millis);
    timer.unref();
    this.#ending = timer;
  }

  #dropEnding(): void {
    clearTimeout(this.#ending);
    this.#ending = undefined;
  }

  async #endWithMeeting(): Promise<void> {
    // Another meeting has come together: it ends with that one, or is looked at again where nothing comes of it.
    if (await this.#isMeetingUnderWay()) this.#endIn(afterMeeting);
    else await this.#switchOff();
  }

  #isMeetingUnderWay(): Promise<boolean> {
    return isSessionUnderWay(this.#options.read(), dayOf(this.#options.clock.now()));
  }

  /**
   * At the program's start: goes on where it was to stay on, and where the program ended in the middle of a meeting or of
   * the time after it, since phones come back by themselves. Tries again while its network is not there yet.
   */
  startAgain(): Promise<void> {
    return this.#inTurn(async () => {
      const { on, keepOn, endsAt } = readHostSettings(this.#options.dataDir);
      if (!on) return;
      const isMeeting = await this.#isMeetingUnderWay().catch((error: unknown) => {
        this.#options.log.error('looking for a meeting', error);
        return false;
      });
      const left = endsAt === null ? undefined : Date.parse(endsAt) - Date.parse(this.#options.clock.now());
      if (!isMeeting && left !== undefined && left <= 0) {
        await this.#switchOff();
        return;
      }
      if (!isMeeting && !keepOn && left === undefined) return;
      await this.#goOn();
      // A clock that was set back makes it no longer than it would have been.
      if (left !== undefined) this.#endIn(Math.min(Math.max(left, 0), afterMeeting));
    });
  }

  async #goOn(): Promise<void> {
    if (this.#serving !== undefined || this.#options.pagesDir === undefined) return;
    const { networkName, ...kept } = readHostSettings(this.#options.dataDir);
    const networks = this.#networks();
    const next = isReachable(kept.address, networks) ? undefined : onlyOtherOf(networks, networkName);
    const wish = next === undefined ? kept : { ...kept, address: next.address };
    try {
      await this.#serve(wish);
      if (next !== undefined) this.#remember(wish, kept.endsAt);
    } catch (error) {
      this.#failedToStart(error, () => this.#goOn());
    }
  }

  /** The new one serves before the former stops: what cannot be started ends nothing. */
  async #serve({ address: ip, port, certificate: wanted }: StartWish): Promise<string> {
    const { dispatch, read, phones, clock, onChange, pagesDir } = this.#options;
    if (pagesDir === undefined) throw new AppError('HOST_ADDRESS_GONE', { address: ip });
    const name = wanted === null || wanted === 'generated' || wanted.hostName === '' ? ip : wanted.hostName;
    const certificate = await this.#certificateFor(wanted, ip, name);
    const keys = await hostKeys(await hostSecret(read()));
    const how: LanHostOptions = {
      dispatch,
      onChange,
      keys,
      pagesDir,
      address: ip,
      port,
      name,
      certificate,
      tokenOf: (cookie, proof) => phones.tokenOf(read(), cookie, proof, clock.now()),
    };
    const former = this.#serving;
    const inTheWay = former !== undefined && cannotListenBeside(former.how, how);
    if (inTheWay) await this.#stop();
    const host = await startLanHost(how).catch(async (error: unknown) => {
      if (inTheWay) await this.#putBack(former);
      throw asStartError(error, ip, port);
    });
    if (!inTheWay) await this.#stop();
    this.#nowServes({ host, how, startedAt: clock.now() });
    return host.address;
  }

  /** Serves as before, after the one that was to take its place could not be started. */
  async #putBack({ how, startedAt }: Serving): Promise<void> {
    try {
      this.#nowServes({ host: await startLanHost(how), how, startedAt });
    } catch (error) {
      this.#options.log.error('serving phones as before', error);
    }
  }

  #nowServes(serving: Serving): void {
    this.#forgetTrying();
    this.#serving = serving;
    this.#missed = 0;
    // A look that waits its turn may find another one serving: it looks at that one then.
    this.#looking = setInterval(() => this.#lookInTurn(), this.#options.lookEvery ?? standardLookEvery);
    this.#looking.unref();
    this.#options.tell(['host']);
  }

  #lookInTurn(): void {
    if (this.#lookWaits) return;
    this.#lookWaits = true;
    void this.#inTurn(() => this.#look())
      .catch((error: unknown) => this.#options.log.error('looking for the address', error))
      .finally(() => (this.#lookWaits = false));
  }

  async #certificateFor(wanted: CertificateWish | null, ip: string, name: string): Promise<Certificate | undefined> {
    const { clock, dataDir } = this.#options;
    if (wanted === null) return undefined;
    if (wanted === 'generated') return generatedCertificate(dataDir, ip, clock.now());
    return readCertificate(wanted, name, clock.now());
  }

  /** Stops for now; whether it was to stay on is remembered. */
  stop(): Promise<void> {
    return this.#inTurn(async () => {
      this.#dropEnding();
      await this.#stop();
    });
  }

  /**
   * Stops while the record is replaced.
   * @returns how to go on where it was on, or was to come on; of no effect where it was off
   */
  pause(): Promise<() => Promise<void>> {
    return this.#inTurn(async () => {
      const wasOn = this.#serving !== undefined || this.#tryingAgain !== undefined;
      await this.#stop();
      return () => this.#inTurn(() => this.#resume(wasOn));
    });
  }

  async #resume(wasOn: boolean): Promise<void> {
    // A call that was under way may have started or stopped it since, and one started since has the former record's key.
    const wanted = wasOn || this.#serving !== undefined;
    await this.#stop();
    if (wanted && readHostSettings(this.#options.dataDir).on) await this.#goOn();
  }

  #forgetTrying(): void {
    clearTimeout(this.#tryingAgain);
    this.#tryingAgain = undefined;
    this.#notStartedAgain = undefined;
  }

  async #stop(): Promise<void> {
    this.#forgetTrying();
    clearInterval(this.#looking);
    const former = this.#serving;
    this.#serving = undefined;
    if (former === undefined) return;
    await former.host.close();
    this.#options.tell(['host']);
  }

  /**
   * Whether phones would get an answer, as far as this PC can tell by itself: what comes from outside passes the firewall,
   * what it asks itself may not.
   * @throws AppError HOST_OFF
   */
  async test(): Promise<{ answers: boolean; millis: number }> {
    if (this.#serving === undefined) throw new AppError('HOST_OFF');
    const { host, how } = this.#serving;
    return answersAt(host.address, how.address);
  }

  async status() {
    const kept = readHostSettings(this.#options.dataDir);
    const { address, port, untilMeetingEnds, keepOn, certificate } = kept;
    const { publicKey } = await hostKeys(await hostSecret(this.#options.read()));
    const networks = [...this.#networks()];
    const serving = this.#serving;
    const served = serving?.how.certificate;
    return {
      running: serving !== undefined,
      address: serving?.host.address ?? null,
      startedAt: serving?.startedAt ?? null,
      connected: serving?.host.connected() ?? 0,
      fingerprint: await fingerprintOfKey(publicKey),
      certificateFingerprint: served === undefined ? null : fingerprintOf(served),
      movedFrom: serving === undefined ? null : kept.movedFrom,
      addressLost: serving !== undefined && !isReachable(serving.how.address, networks),
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

/** One port of one address has one listener, and the address of all networks is every address. */
function cannotListenBeside(one: LanHostOptions, other: LanHostOptions): boolean {
  if (one.port !== other.port) return false;
  return one.address === other.address || one.address === everyAddress || other.address === everyAddress;
}

function isReachable(ip: string, networks: readonly Network[]): boolean {
  return ip === everyAddress || ip === '127.0.0.1' || networks.some(({ address }) => address === ip);
}

function asStartError(error: unknown, address: string, port: number): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE' || code === 'EACCES') return new AppError('PORT_IN_USE', { port });
  if (code === 'EADDRNOTAVAIL') return new AppError('HOST_ADDRESS_GONE', { address });
  return error;
}
