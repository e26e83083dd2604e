import { hostSecret } from '../../../db/repos/secret.repo.ts';
import { isSessionUnderWay } from '../../../db/repos/session.queries.ts';
import { afterMeetingMs, servesAgain } from '../../../shared/domain/host.rules.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import type { Topic } from '../../../shared/topics.ts';
import { AppError } from '../../../shared/errors.ts';
import { inTurn } from '../in-turn.ts';
import { AddressWatch } from './address-watch.ts';
import { fingerprintOf } from './certificate.ts';
import { EndWithMeeting } from './end-with-meeting.ts';
import { hostSettings, type CertificateWish } from './host-settings.ts';
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
  /** Somebody started it in this run of the program, or it came on by itself, and nothing has ended it: also while it is being tried. */
  #isOn = false;

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
      networkName: () => hostSettings.read(dataDir).networkName,
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
      end: () => this.#endWithMeeting(),
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
      this.#isOn = true;
      this.#ending.drop();
      this.#remember(wish, null);
      return address;
    });
  }

  #remember(wish: StartWish, endsAt: string | null): void {
    const { dataDir } = this.#options;
    const before = hostSettings.read(dataDir);
    const [was, is] = [`${before.address}:${before.port}`, `${wish.address}:${wish.port}`];
    hostSettings.write(dataDir, {
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
    const wish = { ...hostSettings.read(this.#options.dataDir), address };
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
    await this.#end();
    this.#noteOn(false);
  }

  /** It stays off in this run of the program; the next start goes by the wish. */
  async #endWithMeeting(): Promise<void> {
    await this.#end();
    this.#noteOn(hostSettings.read(this.#options.dataDir).keepOn);
  }

  async #end(): Promise<void> {
    this.#isOn = false;
    this.#ending.drop();
    await this.#stop();
  }

  #noteOn(on: boolean): void {
    const { dataDir } = this.#options;
    const settings = hostSettings.read(dataDir);
    if (settings.on) hostSettings.write(dataDir, { ...settings, on, endsAt: null });
  }

  /** A meeting was closed: representatives rate it and look for their votes on the list by phone, and then it ends. */
  meetingEnded(): void {
    // A meeting that was held without phones has nothing to end, and gives nothing to come back for.
    if (this.#isOn && hostSettings.read(this.#options.dataDir).untilMeetingEnds) this.#ending.endIn(afterMeetingMs);
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
      const { dataDir, clock, log, pagesDir } = this.#options;
      const before = hostSettings.read(dataDir);
      if (!before.on || this.#isOn || pagesDir === undefined) return;
      const isMeeting = await this.#isMeetingUnderWay().catch((error: unknown) => {
        log.error('looking for a meeting', error);
        return false;
      });
      const again = servesAgain({ ...before, isMeeting }, clock.now());
      if (!again.serves) {
        // Else a meeting that is held without phones now would bring it on with a later start.
        this.#noteOn(false);
        return;
      }
      this.#isOn = true;
      await this.#goOn();
      if (again.endsInMs === null) this.#ending.forget();
      else this.#ending.endIn(again.endsInMs);
    });
  }

  async #goOn(): Promise<void> {
    if (this.#serving.now !== undefined) return;
    const { networkName, ...kept } = hostSettings.read(this.#options.dataDir);
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
   * @returns how to go on where it is on, or is to come on; of no effect where it is off
   */
  pause(): Promise<() => Promise<void>> {
    return this.#inTurn(async () => {
      await this.#stop();
      return () =>
        this.#inTurn(async () => {
          // One that a call under way has started since has the former record's key.
          await this.#stop();
          if (this.#isOn) await this.#goOn();
        });
    });
  }

  async #stop(): Promise<void> {
    this.#trying.forget();
    await this.#serving.stop();
  }

  get isServing(): boolean {
    return this.#serving.now !== undefined;
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
    const kept = hostSettings.read(this.#options.dataDir);
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
