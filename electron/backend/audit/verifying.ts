import type { AttachmentState } from '../../../db/audit/checks/attachments.ts';
import { Interrupted, type Progress } from '../../../db/audit/reading.ts';
import { findFingerprint, verifyRecord, type FoundFingerprint, type Verification } from '../../../db/audit/verify.ts';
import { AppError } from '../../../shared/errors.ts';

interface Source {
  readonly file: () => string;
  readonly attachmentState: AttachmentState;
}

/**
 * Looks through the record, one at a time: whoever asks while it runs gets the same answer. It holds a snapshot of the
 * database meanwhile, and lets go of it where somebody needs the log emptied, to begin again afterwards.
 */
export class Verifying {
  readonly #source: Source;
  #running: Promise<Verification> | undefined;
  #progress: Progress | null = null;
  /** Reads under way, each over when its connection is closed. */
  readonly #reads = new Set<Promise<unknown>>();
  #aside: Promise<unknown> | undefined;
  #isEnding = false;

  constructor(source: Source) {
    this.#source = source;
  }

  get progress(): Progress | null {
    return this.#progress;
  }

  /** @throws AppError DATABASE_CORRUPT; CONNECTION_LOST when the program closes meanwhile */
  verify(): Promise<Verification> {
    this.#running ??= this.#again((isStopped) => {
      const { file, attachmentState } = this.#source;
      const onProgress = (progress: Progress): void => void (this.#progress = progress);
      return verifyRecord({ file: file(), attachmentState, onProgress, isStopped });
    }).finally(() => {
      this.#running = undefined;
      this.#progress = null;
    });
    return this.#running;
  }

  /** @throws as verify does */
  find(beginning: string): Promise<FoundFingerprint> {
    return this.#again((isStopped) => findFingerprint({ file: this.#source.file(), isStopped }, beginning));
  }

  /** Does something while no snapshot is held: those being read are given up, and taken anew afterwards. */
  async aside<T>(act: () => Promise<T>): Promise<T> {
    const before = this.#aside;
    const mine = (async () => {
      await before?.catch(() => undefined);
      await Promise.allSettled(this.#reads);
      return act();
    })();
    this.#aside = mine;
    try {
      return await mine;
    } finally {
      if (this.#aside === mine) this.#aside = undefined;
    }
  }

  /** Ends whatever is being read, for good or until `begin`. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await Promise.allSettled(this.#reads);
  }

  /** Lets reads begin again, on another database. */
  begin(): void {
    this.#isEnding = false;
  }

  async #again<T>(read: (isStopped: () => boolean) => Promise<T>): Promise<T> {
    for (;;) {
      while (this.#aside !== undefined) await this.#aside.catch(() => undefined);
      if (this.#isEnding) throw new AppError('CONNECTION_LOST');
      const reading = read(() => this.#aside !== undefined || this.#isEnding);
      this.#reads.add(reading);
      try {
        return await reading;
      } catch (error) {
        if (!(error instanceof Interrupted)) throw error;
      } finally {
        this.#reads.delete(reading);
      }
    }
  }
}
