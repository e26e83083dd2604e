import type { ReadDb } from '../../../db/handles.ts';
import { hostSecret } from '../../../db/repos/secret.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Topic } from '../../../shared/topics.ts';
import type { Clock } from '../clock.ts';
import type { Dispatch } from '../dispatch.ts';
import type { Log } from '../log.ts';
import type { PhoneSessions } from '../phone/phone-sessions.ts';
import { generatedCertificate, readCertificate, type Certificate } from './certificate.ts';
import type { HostSettings } from './host-settings.ts';
import { startLanHost, type LanHost, type LanHostOptions } from './lan-host.ts';
import { everyAddress } from './networks.ts';
import { hostKeys } from './sealed-call.ts';

export interface ServingOptions {
  readonly dispatch: Dispatch;
  readonly read: () => ReadDb;
  readonly phones: PhoneSessions;
  readonly clock: Clock;
  readonly onChange: (listener: (changed: readonly Topic[]) => void) => () => void;
  /** Undefined where no pages are at hand: a single act of the command line. */
  readonly pagesDir: string | undefined;
  readonly dataDir: string;
  readonly log: Log;
  /** Told of the address at which a host has begun to serve. */
  readonly began: (address: string) => void;
  readonly ended: () => void;
}

/** A host that serves, and all that is needed to serve so again. */
interface Served {
  readonly host: LanHost;
  readonly how: LanHostOptions;
  readonly startedAt: string;
}

/** The host that phones come to, while there is one. Whoever starts and stops it sees to it that one comes after the other. */
export class Serving {
  readonly #options: ServingOptions;
  #now: Served | undefined;

  constructor(options: ServingOptions) {
    this.#options = options;
  }

  /** Undefined while nobody is served. */
  get now(): Served | undefined {
    return this.#now;
  }

  /**
   * The new one serves before the former stops: what cannot be started ends nothing.
   * @returns the address that phones go to
   * @throws AppError PORT_IN_USE, HOST_ADDRESS_GONE, CERTIFICATE_UNUSABLE
   */
  async start(wish: Pick<HostSettings, 'address' | 'port' | 'certificate'>): Promise<string> {
    const { address: ip, port, certificate: wanted } = wish;
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
    const former = this.#now;
    const inTheWay = former !== undefined && cannotListenBeside(former.how, how);
    if (inTheWay) await this.stop();
    const host = await startLanHost(how).catch(async (error: unknown) => {
      if (inTheWay) await this.#putBack(former);
      throw asStartError(error, ip, port);
    });
    if (!inTheWay) await this.stop();
    this.#begin({ host, how, startedAt: clock.now() });
    return host.address;
  }

  async stop(): Promise<void> {
    const former = this.#now;
    if (former === undefined) return;
    this.#now = undefined;
    await former.host.close();
    this.#options.ended();
  }

  /** Serves as before, after the one that was to take its place could not be started. */
  async #putBack({ how, startedAt }: Served): Promise<void> {
    try {
      this.#begin({ host: await startLanHost(how), how, startedAt });
    } catch (error) {
      this.#options.log.error('serving phones as before', error);
    }
  }

  #begin(served: Served): void {
    this.#now = served;
    this.#options.began(served.how.address);
  }

  async #certificateFor(
    wanted: HostSettings['certificate'],
    ip: string,
    name: string,
  ): Promise<Certificate | undefined> {
    const { clock, dataDir } = this.#options;
    if (wanted === null) return undefined;
    if (wanted === 'generated') return generatedCertificate(dataDir, ip, clock.now());
    return readCertificate(wanted, name, clock.now());
  }
}

/** One port of one address has one listener, and the address of all networks is every address. */
function cannotListenBeside(one: LanHostOptions, other: LanHostOptions): boolean {
  if (one.port !== other.port) return false;
  return one.address === other.address || one.address === everyAddress || other.address === everyAddress;
}

function asStartError(error: unknown, address: string, port: number): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE' || code === 'EACCES') return new AppError('PORT_IN_USE', { port });
  if (code === 'EADDRNOTAVAIL') return new AppError('HOST_ADDRESS_GONE', { address });
  return error;
}
