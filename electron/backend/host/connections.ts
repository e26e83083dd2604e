import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Held } from './budget.ts';
import type { HostLimits } from './host-limits.ts';

type Limits = Pick<HostLimits, 'connections' | 'connectionsOfOne' | 'slowest' | 'slowAfter' | 'lookEvery'>;

/** A body on its way: since when, and how many bytes its connection had brought before. */
interface Coming {
  readonly request: IncomingMessage;
  readonly since: number;
  readonly before: number;
}

/**
 * Every connection to the host, those among them that never get as far as a request: no more at once than there may be,
 * none whose body comes a byte at a time, and none left when the host stops.
 */
export class Connections {
  readonly #limits: Limits;
  readonly #held: Held;
  readonly #open = new Set<Socket>();
  readonly #coming = new Set<Coming>();
  readonly #looking: NodeJS.Timeout;
  #closed = false;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#held = new Held(limits.connections, limits.connectionsOfOne);
    this.#looking = setInterval(() => this.#look(), limits.lookEvery);
    this.#looking.unref();
  }

  /** Takes a new connection in, or ends it where there are too many, or the host stops. */
  add(socket: Socket): void {
    const giveBack = this.#closed ? undefined : this.#held.take(socket.remoteAddress ?? '', 1);
    if (giveBack === undefined) {
      socket.destroy();
      return;
    }
    this.#open.add(socket);
    socket.on('close', () => {
      this.#open.delete(socket);
      giveBack();
    });
  }

  /** Ends the connection when the body of this request, where it has one, comes too slowly. */
  watchBody(request: IncomingMessage): void {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (length === undefined && encoding === undefined) return;
    const coming = { request, since: performance.now(), before: request.socket.bytesRead };
    this.#coming.add(coming);
    const there = (): void => void this.#coming.delete(coming);
    request.on('end', there);
    request.on('close', there);
  }

  /** Ends all of them, and those that come until nobody listens any more. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#looking);
    for (const socket of this.#open) socket.destroy();
  }

  #look(): void {
    const { slowest, slowAfter } = this.#limits;
    const now = performance.now();
    for (const { request, since, before } of this.#coming) {
      const { complete, socket } = request;
      const millis = now - since;
      // It may have come as a whole and wait for somebody to read it.
      if (!complete && millis > slowAfter && socket.bytesRead - before < (slowest * millis) / 1000) socket.destroy();
    }
  }
}
