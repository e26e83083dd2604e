import { afterMeetingMs } from '../../../shared/domain/host.rules.ts';
import type { Clock } from '../clock.ts';
import type { InTurn } from '../in-turn.ts';
import type { Log } from '../log.ts';
import { hostSettings } from './host-settings.ts';

interface EndWithMeetingOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly inTurn: InTurn;
  readonly log: Log;
  readonly isMeetingUnderWay: () => Promise<boolean>;
  readonly end: () => Promise<void>;
}

/** Ends the serving of phones some time after a meeting, also when the program was closed and opened meanwhile. */
export class EndWithMeeting {
  readonly #options: EndWithMeetingOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: EndWithMeetingOptions) {
    this.#options = options;
  }

  /** It ends by itself after so many milliseconds. */
  endIn(millis: number): void {
    const { dataDir, clock, inTurn, log } = this.#options;
    this.drop();
    const endsAt = new Date(Date.parse(clock.now()) + millis).toISOString();
    hostSettings.write(dataDir, { ...hostSettings.read(dataDir), endsAt });
    const timer = setTimeout(() => {
      // Somebody may have stopped or started it while this waited its turn.
      inTurn(async () => (this.#timer === timer ? this.#end() : undefined)).catch((error: unknown) => {
        log.error('ending with the meeting', error);
        this.endIn(afterMeetingMs);
      });
    }, millis);
    timer.unref();
    this.#timer = timer;
  }

  /** Nothing ends it any more. */
  forget(): void {
    this.drop();
    const { dataDir } = this.#options;
    const settings = hostSettings.read(dataDir);
    if (settings.endsAt !== null) hostSettings.write(dataDir, { ...settings, endsAt: null });
  }

  /** Nothing ends it in this run of the program; the next one goes by what is remembered. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #end(): Promise<void> {
    const { isMeetingUnderWay, end } = this.#options;
    // Another meeting has come together: it ends with that one, or is looked at again where nothing comes of it.
    if (await isMeetingUnderWay()) this.endIn(afterMeetingMs);
    else await end();
  }
}
