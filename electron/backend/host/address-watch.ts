import type { InTurn } from '../in-turn.ts';
import type { Log } from '../log.ts';
import { isReachable, onlyOtherOf, type Network } from './networks.ts';

interface AddressWatchOptions {
  readonly networks: () => readonly Network[];
  /** The name of the network interface that the address was of. */
  readonly networkName: () => string;
  /** Milliseconds between two looks. */
  readonly every: number;
  readonly inTurn: InTurn;
  readonly log: Log;
  /** Told when the address has gone, and when it is there again. */
  readonly changed: () => void;
  readonly moveTo: (address: string) => Promise<void>;
}

/**
 * Looks now and then whether the address that phones go to is still one of this PC's. When it has gone and the same network
 * interface has another one, and is the only way that phones could come by, they are to be served there; where there is a
 * choice, the chair makes it.
 */
export class AddressWatch {
  readonly #options: AddressWatchOptions;
  #address: string | undefined;
  #looking: NodeJS.Timeout | undefined;
  /** Looks in a row that did not find the address. */
  #missed = 0;
  #lookWaits = false;

  constructor(options: AddressWatchOptions) {
    this.#options = options;
  }

  begin(address: string): void {
    this.end();
    this.#address = address;
    this.#missed = 0;
    // A look that waits its turn may find another address in its place: it looks for that one then.
    this.#looking = setInterval(() => this.#lookInTurn(), this.#options.every);
    this.#looking.unref();
  }

  end(): void {
    clearInterval(this.#looking);
    this.#address = undefined;
  }

  #lookInTurn(): void {
    if (this.#lookWaits) return;
    const { inTurn, log } = this.#options;
    this.#lookWaits = true;
    void inTurn(() => this.#look())
      .catch((error: unknown) => log.error('looking for the address', error))
      .finally(() => (this.#lookWaits = false));
  }

  async #look(): Promise<void> {
    if (this.#address === undefined) return;
    const { changed, moveTo } = this.#options;
    const networks = this.#options.networks();
    if (isReachable(this.#address, networks)) {
      if (this.#missed > 0) changed();
      this.#missed = 0;
      return;
    }
    this.#missed += 1;
    if (this.#missed === 1) changed();
    const next = onlyOtherOf(networks, this.#options.networkName());
    // Twice in a row: between two access points a PC has no address, or another one, for a moment.
    if (next === undefined || this.#missed < 2) return;
    await moveTo(next.address);
  }
}
