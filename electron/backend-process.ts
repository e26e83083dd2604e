import path from 'node:path';
import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebFrameMain } from 'electron';
import type { Failure } from '../shared/contract/wire.ts';
import { channels } from './channels.ts';

export interface BackendEvents {
  /** Something owed today or overdue: for the tray and the notification. */
  due(count: { today: number; overdue: number }): void;
  /** Phones and screens in the network are served, or no longer. */
  serving(phones: boolean): void;
  /** The database could not be opened. */
  failed(error: Failure): void;
  /** It ended by itself. `again` after it has already been restarted once in this run. */
  stopped(again: boolean): void;
}

type FromBackend =
  | { readonly type: 'ready' | 'closed' }
  | { readonly type: 'failed'; readonly error: Failure }
  | { readonly type: 'serving'; readonly phones: boolean }
  | { readonly type: 'due'; readonly today: number; readonly overdue: number };

/** Closing includes a backup of what has changed, which takes 20 seconds at the longest. */
const patienceMs = 30_000;

/**
 * The process that owns the data. Main only introduces pages to it and is never on the data path, so that no query can
 * freeze a window.
 */
export class BackendProcess {
  readonly #boot: string;
  readonly #events: BackendEvents;
  #child: UtilityProcess | undefined;
  #restarted = false;
  #leaving = false;

  constructor(
    boot: { dataDir: string; resourcesDir: string; pagesDir: string; version: string },
    events: BackendEvents,
  ) {
    this.#boot = JSON.stringify(boot);
    this.#events = events;
    this.#start();
  }

  /** Gives a page its port. The page asks once after each load. */
  connect(frame: WebFrameMain): void {
    if (this.#child === undefined) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#child.postMessage({ type: 'connect' }, [port1]);
    frame.postMessage(channels.port, null, [port2]);
  }

  /** Asks it to close the database and waits until it has gone, or kills it when it does not answer. */
  shutDown(): Promise<void> {
    this.#leaving = true;
    const child = this.#child;
    if (child === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      const stuck = setTimeout(() => child.kill(), patienceMs);
      child.once('exit', () => {
        clearTimeout(stuck);
        resolve();
      });
      child.postMessage({ type: 'shutdown' });
    });
  }

  #start(): void {
    const file = path.join(import.meta.dirname, '../backend/backend.js');
    const child = utilityProcess.fork(file, [this.#boot], { serviceName: 'gongshi-backend', stdio: 'inherit' });
    this.#child = child;
    let failed = false;
    child.on('message', (message: FromBackend) => {
      if (message.type === 'due') this.#events.due(message);
      if (message.type === 'serving') this.#events.serving(message.phones);
      if (message.type === 'failed') {
        failed = true;
        this.#events.failed(message.error);
      }
    });
    child.on('exit', () => {
      this.#child = undefined;
      if (this.#leaving || failed) return;
      const again = this.#restarted;
      this.#restarted = true;
      if (!again) this.#start();
      this.#events.stopped(again);
    });
  }
}
