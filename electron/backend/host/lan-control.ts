import { hostSecret } from '../../../db/repos/secret.repo.ts';
import { isSessionUnderWay } from '../../../db/repos/session.queries.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import type { Topic } from '../../../shared/topics.ts';
import { AppError } from '../../../shared/errors.ts';
import { inTurn } from '../in-turn.ts';
import { AddressWatch } from './address-watch.ts';
import { fingerprintOf } from './certificate.ts';
import { afterMeeting, EndWithMeeting } from './end-with-meeting.ts';
import { readHostSettings, writeHostSettings, type CertificateWish } from './host-settings.ts';
import { isReachable, networksOfThisPc, onlyOtherOf, type Network } from './networks.ts';
import { answersAt } from './self-test.ts';
import { fingerprintOfKey, hostKeys } from './sealed-call.ts';
import { Serving, type ServingOptions } from './serving.ts';
import { TryingAgain } from './trying-again.ts';

interface LanControlOptions extends Omit<ServingOptions, 'began' | 'ended'> {
  readonly tell: (changed: readonly Topic[]) => void;
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

/** The Wi-Fi of a PC that was just switched on may come after the program. */
const standardTryAgainEvery = 15_000;
const standardLookEvery = 5_000;

/** Decides when phones are served and where. One at a time: whatever starts or stops waits its turn. */
export class LanControl {
  readonly #options: LanControlOptions;
  readonly #inTurn = inTurn();
  readonly #watch: AddressWatch;
  readonly #ending: EndWithMeeting;
  readonly #trying: TryingAgain;
  readonly #serving: Serving;

  constructor(options: LanControlOptions) {
    this.#options = options;
    const { dataDir, clock, log } = options;
    this.#serving = new Serving({
      ...options,
      began: (address) => {
        this.#trying.forget();
        this.#watch.begin(address);
        options.tell(['host']);
      },
      ended: () => {
        this.#watch.end();
        options.tell(['host']);
      },
    });
    this.#watch = new AddressWatch({
      networks: () => this.#networks(),
      networkName: () => readHostSettings(dataDir).networkName,
      every: options.lookEvery ?? standardLookEvery,
      inTurn: this.#inTurn,
      log,
      changed: () => options.tell(['host']),
      moveTo: (address) => this.#moveTo(address),
    });
    this.#ending = new EndWithMeeting({
      dataDir,
      clock,
      inTurn: this.#inTurn,
      log,
      isMeetingUnderWay: () => this.#isMeetingUnderWay(),
      end: () => this.#switchOff(),
    });
    this.#trying = new TryingAgain(options.tryAgainEvery ?? standardTryAgainEvery, this.#inTurn);
  }

  /**
   * Starts as wished, and remembers the wish on this PC. Where that fails, what was served before still is.
   * @returns the address that phones go to
   * @throws AppError PORT_IN_USE, HOST_ADDRESS_GONE, CERTIFICATE_UNUSABLE
   */
  start(wish: StartWish): Promise<string> {
    return this.#inTurn(async () => {
      const address = await this.#serving.start(wish);
      this.#ending.drop();
      this.#remember(wish, null);
      return address;
    });
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

  async #moveTo(address: string): Promise<void> {
    const wish = { ...readHostSettings(this.#options.dataDir), address };
    try {
      await this.#serving.start(wish);
      this.#remember(wish, wish.endsAt);
      this.#options.tell(['host']);
    } catch (error) {
      // It is still on where it was, the page says that the address is gone, and the next look tries again.
      if (!(error instanceof AppError)) this.#options.log.error('serving phones at the new address', error);
    }
  }

  /** Somebody stops it: it stays off when the program starts again. */
  switchOff(): Promise<void> {
    return this.#inTurn(() => this.#switchOff());
  }

  async #switchOff(): Promise<void> {
    await this.#stop();
    this.#ending.drop();
    const { dataDir } = this.#options;
    const settings = readHostSettings(dataDir);
    if (settings.on) writeHostSettings(dataDir, { ...settings, on: false, endsAt: null });
  }

  /** A meeting was closed: representatives rate it and look for their votes on the list by phone, and then it ends. */
  meetingEnded(): void {
    const { on, untilMeetingEnds } = readHostSettings(this.#options.dataDir);
    if (on && untilMeetingEnds) this.#ending.endIn(afterMeeting);
  }

  /** A meeting was opened: the one before it ends nothing any more. */
  meetingBegan(): void {
    this.#ending.forget();
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
      if (left !== undefined) this.#ending.endIn(Math.min(Math.max(left, 0), afterMeeting));
    });
  }

  async #goOn(): Promise<void> {
    if (this.#serving.now !== undefined || this.#options.pagesDir === undefined) return;
    const { networkName, ...kept } = readHostSettings(this.#options.dataDir);
    const networks = this.#networks();
    const next = isReachable(kept.address, networks) ? undefined : onlyOtherOf(networks, networkName);
    const wish = next === undefined ? kept : { ...kept, address: next.address };
    try {
      await this.#serving.start(wish);
      if (next !== undefined) this.#remember(wish, kept.endsAt);
    } catch (error) {
      if (!(error instanceof AppError)) this.#options.log.error('serving phones again', error);
      this.#trying.failed(error, () => this.#goOn());
      this.#options.tell(['host']);
    }
  }

  /** Stops for now; whether it was to stay on is remembered. */
  stop(): Promise<void> {
    return this.#inTurn(async () => {
      this.#ending.drop();
      await this.#stop();
    });
  }

  /**
   * Stops while the record is replaced.
   * @returns how to go on where it was on, or was to come on; of no effect where it was off
   */
  pause(): Promise<() => Promise<void>> {
    return this.#inTurn(async () => {
      const wasOn = this.#serving.now !== undefined || this.#trying.why !== undefined;
      await this.#stop();
      return () => this.#inTurn(() => this.#resume(wasOn));
    });
  }

  async #resume(wasOn: boolean): Promise<void> {
    // A call that was under way may have started or stopped it since, and one started since has the former record's key.
    const wanted = wasOn || this.#serving.now !== undefined;
    await this.#stop();
    if (wanted && readHostSettings(this.#options.dataDir).on) await this.#goOn();
  }

  async #stop(): Promise<void> {
    this.#trying.forget();
    await this.#serving.stop();
  }

  /**
   * Whether phones would get an answer, as far as this PC can tell by itself: what comes from outside passes the firewall,
   * what it asks itself may not.
   * @throws AppError HOST_OFF
   */
  async test(): Promise<{ answers: boolean; millis: number }> {
    const { now } = this.#serving;
    if (now === undefined) throw new AppError('HOST_OFF');
    const { host, how } = now;
    return answersAt(host.address, how.address);
  }

  async status() {
    const kept = readHostSettings(this.#options.dataDir);
    const { address, port, untilMeetingEnds, keepOn, certificate } = kept;
    const { publicKey } = await hostKeys(await hostSecret(this.#options.read()));
    const networks = [...this.#networks()];
    const serving = this.#serving.now;
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
      notStartedAgain: this.#trying.why ?? null,
      wish: { address, port, untilMeetingEnds, keepOn, certificate },
    };
  }
}
