import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { backUp } from '../../db/backup.ts';
import { checkDatabase } from '../../db/check-database.ts';
import { damagedStore, damageOf } from '../../db/damaged-store.ts';
import { failureOf } from '../../db/failure.ts';
import { lockFolder } from '../../db/folder-lock.ts';
import { emptyOpenBoxes } from '../../db/open-boxes.ts';
import { databaseName, openStore, type Store } from '../../db/open.ts';
import { findEnterprise } from '../../db/repos/enterprise.repo.ts';
import { AppError } from '../../shared/errors.ts';
import { copyRecord, sweepCopies, writeBackup } from './backup/make-backup.ts';
import { giveUpBoxes } from './backup/give-up-boxes.ts';
import { endSwap, finishSwap, swapBack, swapIn, type Swap } from './backup/swap.ts';
import type { Log } from './log.ts';

export interface HeldRecordOptions {
  readonly dataDir: string;
  readonly version: string;
  readonly log: Log;
  /** A damaged file is met with a guided recovery instead of being refused. */
  readonly attended: boolean;
  /** Whether it may be open beside another program: for a single act of the command line. */
  readonly beside: boolean;
}

/** Stops whatever reads the record and lets nobody in, until `resume` is called. */
export type Pause = () => Promise<{ resume(): void }>;

/**
 * The record in its folder: the open database, or the file that turned out damaged; and how another one takes its place.
 * Whoever asks for `store` gets the one that is held now.
 */
export class HeldRecord {
  readonly file: string;
  readonly #options: HeldRecordOptions;
  #store: Store;
  #damage: string | undefined;
  #lock: { release(): void } | undefined;

  private constructor(
    options: HeldRecordOptions,
    held: { store: Store; damage: string | undefined },
    lock: { release(): void } | undefined,
  ) {
    this.#options = options;
    this.file = path.join(options.dataDir, databaseName);
    this.#store = held.store;
    this.#damage = held.damage;
    this.#lock = lock;
  }

  /** @throws AppError when the folder or the database cannot be opened; see openStore */
  static async open(options: HeldRecordOptions): Promise<HeldRecord> {
    const { dataDir } = options;
    makeFolder(dataDir);
    const lock = options.beside ? undefined : lockFolder(dataDir);
    const cutShort = lock === undefined ? undefined : finishSwap(dataDir);
    if (lock !== undefined) await sweepCopies(dataDir);
    try {
      const store = await openIn(options);
      if (cutShort !== undefined) leaveFormer(options, cutShort);
      return new HeldRecord(options, { store, damage: undefined }, lock);
    } catch (error) {
      const damage = options.attended ? damageOf(error) : undefined;
      if (damage !== undefined) {
        const store = damagedStore(path.join(dataDir, databaseName));
        return new HeldRecord(options, { store, damage }, lock);
      }
      lock?.release();
      throw error;
    }
  }

  get store(): Store {
    return this.#store;
  }

  /** What is wrong with the file; undefined while it is sound as far as anybody has looked. */
  get damage(): string | undefined {
    return this.#damage;
  }

  async isSetUp(): Promise<boolean> {
    return (await findEnterprise(this.#store.read)) !== undefined;
  }

  /**
   * Throws a demo away, file and all, and begins an empty record.
   * @throws AppError NO_DEMO
   */
  async discard(pause: Pause): Promise<void> {
    if ((await findEnterprise(this.#store.read))?.isDemo !== true) throw new AppError('NO_DEMO');
    this.#lockAlone();
    const { dataDir } = this.#options;
    const { resume } = await pause();
    try {
      await this.#store.close();
      for (const name of [databaseName, `${databaseName}-wal`, `${databaseName}-shm`, 'attachments']) {
        rmSync(path.join(dataDir, name), { recursive: true, force: true });
      }
      this.#store = await openIn(this.#options);
    } finally {
      resume();
    }
  }

  /**
   * Puts the record that lies in a folder in the place of this one, which is set aside whole. When that fails at any step,
   * this one is back as it was. A ballot that either was in the middle of is given up.
   * @param incoming the folder's name; it is gone afterwards, whether that succeeded or not
   * @param now UTC ISO text
   * @returns the folder where the former one lies now; null when there was none
   */
  async replace(incoming: string, pause: Pause, now: string): Promise<string | null> {
    this.#lockAlone();
    const { dataDir } = this.#options;
    const hadRecord = this.#damage !== undefined || (await this.isSetUp());
    const setAside = path.join('set-aside', new Date().toISOString().replaceAll(/[:.]/g, '-'));
    const swap: Swap = { incoming, setAside, isDamaged: this.#damage !== undefined, at: now };
    await leaveNoOpenBox(path.join(dataDir, incoming), now);
    const { resume } = await pause();
    try {
      await this.#store.close();
      try {
        swapIn(dataDir, swap);
      } catch (error) {
        this.#store = await this.#reopen();
        throw failureOf(error);
      }
      try {
        this.#store = await openIn(this.#options);
      } catch (error) {
        swapBack(dataDir, swap);
        this.#store = await this.#reopen();
        throw error;
      }
      leaveFormer(this.#options, swap);
      this.#damage = undefined;
    } finally {
      resume();
    }
    return hadRecord ? path.join(dataDir, setAside) : null;
  }

  /**
   * A file that opens may be damaged further in. It is looked through once, before anybody is alarmed.
   * @returns whether it turned out damaged now; then only recovery is left
   */
  async lookForDamage(): Promise<boolean> {
    if (!this.#options.attended || this.#damage !== undefined) return false;
    const { problems } = await checkDatabase(this.file);
    const [problem] = problems;
    if (problem === undefined) return false;
    this.#damage = problem;
    await this.#store.close().catch((error: unknown) => this.#options.log.error('closing the damaged file', error));
    this.#store = damagedStore(this.file);
    return true;
  }

  async close(): Promise<void> {
    await this.#store.close();
    this.#lock?.release();
  }

  /** Nobody else may have open what is deleted or moved away. */
  #lockAlone(): void {
    this.#lock ??= lockFolder(this.#options.dataDir);
  }

  /** What was there before a replacement that failed: it may be the damaged file. */
  async #reopen(): Promise<Store> {
    return this.#damage === undefined ? openIn(this.#options) : damagedStore(this.file);
  }
}

/**
 * What a record that is to move in was in the middle of can never be counted, and is given up before it moves: cut short
 * afterwards, it would take votes that nobody can open.
 */
async function leaveNoOpenBox(folder: string, now: string): Promise<void> {
  try {
    const store = await openStore({ dataDir: folder });
    try {
      await giveUpBoxes(store, now);
    } finally {
      await store.close();
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw failureOf(error);
  }
}

/** Ends a swap: nothing of an open box stays in the record set aside; a damaged one cannot be written to. */
function leaveFormer({ dataDir, log }: HeldRecordOptions, { setAside, isDamaged, at }: Swap): void {
  const file = path.join(dataDir, setAside, databaseName);
  try {
    if (!isDamaged && existsSync(file)) emptyOpenBoxes(file, at);
    endSwap(dataDir);
  } catch (error) {
    // The new record is in its place all the same; the next start tries again.
    log.error('emptying the open boxes of the record set aside', error);
  }
}

function openIn({ dataDir, version, log }: HeldRecordOptions): Promise<Store> {
  return openStore({
    dataDir,
    beforeMigration: async (file) => {
      // The file as the earlier version left it, should the new structure turn out to be wrong.
      const copy = await backUpBefore(file, dataDir, version);
      log.info(`backed up before the change of structure: ${copy}`);
    },
  });
}

/** Encrypted where the earlier structure has somebody to encrypt for, otherwise as it is; returns its path. */
async function backUpBefore(file: string, dataDir: string, version: string): Promise<string> {
  const madeAt = new Date().toISOString();
  const copy = await copyRecord(file, madeAt);
  if (copy === undefined) return backUp(file, `before-${version}-${madeAt.replaceAll(/[:.]/g, '-')}`);
  try {
    const folder = path.join(dataDir, 'backups');
    const how = { dataDir, folder, reason: 'migration', whole: false, madeAt, programVersion: version } as const;
    return await writeBackup(copy, how);
  } finally {
    await copy.remove();
  }
}

/** @throws AppError DATABASE_READ_ONLY, DISK_FULL */
function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    // On a write-protected disk Node says ENOENT here, and EEXIST where the name is a file's.
    const known = failureOf(error);
    throw known instanceof AppError ? known : new AppError('DATABASE_READ_ONLY');
  }
}
