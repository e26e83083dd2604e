import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ChainHead } from '../../../db/check-database.ts';
import { backupWarning, waitsForBoxes, type BackupWarning } from '../../../shared/domain/backup.rules.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import { inTurn } from '../in-turn.ts';
import type { Log } from '../log.ts';
import { demandFolder, listBackups, newestGood, prune, type FoundBackup } from './backup-folder.ts';
import { backupSettings, type SeenFolder } from './backup-settings.ts';
import { copiedHead, type BackupReason } from './header.ts';
import { copyRecord, writeBackup } from './make-backup.ts';

/** What backups have to know of the record that is open; undefined while nothing was set up. */
export interface OpenRecord {
  readonly enterpriseName: string;
  readonly isDemo: boolean;
  readonly setUpAt: string;
  readonly head: ChainHead | undefined;
  /** When each secret ballot and evaluation round that is under way was opened. */
  readonly boxesOpenedAt: readonly string[];
}

export interface BackupsOptions {
  readonly dataDir: string;
  readonly databaseFile: string;
  readonly version: string;
  readonly log: Log;
  readonly now: () => string;
  readonly record: () => Promise<OpenRecord | undefined>;
  /** Told when there is a new backup or other settings. */
  readonly tell: () => void;
  /** Told when what was read again is not whole: it is the record itself, or the disk. */
  readonly damaged: () => void;
}

export interface FolderState {
  readonly path: string;
  readonly isStandard: boolean;
  /** Whether it is there now and can be written to. */
  readonly available: boolean;
  readonly otherDisk: boolean;
  /** When the newest good backup in it was made; of a folder that is not there, as last seen. */
  readonly newestAt: string | null;
}

export interface BackupState {
  readonly folders: readonly FolderState[];
  readonly warning: BackupWarning | null;
  readonly newestAt: string | null;
}

export interface Made {
  readonly made: readonly string[];
  readonly failed: readonly { readonly folder: string; readonly code: ErrorCode }[];
}

const lookEveryMs = 10 * 60_000;
const firstLookMs = 60_000;

/** Makes backups one after the other: when somebody asks, and by itself when one is due. */
export class Backups {
  readonly #options: BackupsOptions;
  readonly #inTurn = inTurn();
  #timers: NodeJS.Timeout[] = [];
  #isPutOff = false;

  constructor(options: BackupsOptions) {
    this.#options = options;
  }

  get standardFolder(): string {
    return path.join(this.#options.dataDir, 'backups');
  }

  /** Looks now and then whether a backup is due, the first time soon after the start. */
  begin(): void {
    const look = (): void => {
      this.makeDue('schedule').catch((error: unknown) => this.#options.log.error('backup', error));
    };
    this.#timers = [setTimeout(look, firstLookMs), setInterval(look, lookEveryMs)];
    for (const timer of this.#timers) timer.unref();
  }

  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }

  configure(folders: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const { dataDir, tell } = this.#options;
      const settings = backupSettings.read(dataDir);
      const chosen = [...new Set(folders.map((folder) => path.resolve(folder)))];
      // One that was chosen before may be away; a new one has to be there.
      for (const folder of chosen) if (!settings.folders.includes(folder)) await demandFolder(folder);
      backupSettings.write(dataDir, {
        ...settings,
        folders: chosen.filter((folder) => folder !== this.standardFolder),
      });
      tell();
    });
  }

  /**
   * Backs up into the folder given or into all that are there.
   * @throws AppError NOT_SET_UP where there is nothing to back up or nobody to encrypt for; where none could be made,
   * why the first could not
   */
  make(how: { reason: BackupReason; to?: string | undefined; whole?: boolean; signal?: AbortSignal }): Promise<Made> {
    return this.#inTurn(async () => {
      if (how.to !== undefined) await demandFolder(how.to);
      const folders = how.to === undefined ? await this.#thereNow() : [path.resolve(how.to)];
      const made = await this.#makeInto(folders, how);
      const [failure] = made.failed;
      if (made.made.length === 0 && failure !== undefined) throw new AppError(failure.code, { folder: failure.folder });
      return made;
    });
  }

  /**
   * Makes what is due: for `schedule` where a folder has none of today, for `closing` where anything has changed since
   * its newest. A demo is nobody's record and is left out. On schedule it waits a day at most for an open box of votes.
   */
  makeDue(reason: 'schedule' | 'closing', signal?: AbortSignal): Promise<void> {
    return this.#inTurn(async () => {
      const record = await this.#options.record();
      if (record?.head === undefined || record.isDemo) return;
      const today = dayOf(this.#options.now());
      this.#isPutOff = reason === 'schedule' && waitsForBoxes(record.boxesOpenedAt.map(dayOf), today);
      if (this.#isPutOff) return;
      const due: string[] = [];
      for (const folder of await this.#thereNow()) {
        const newest = newestGood(await listBackups(folder), record.enterpriseName);
        const isChanged = newest === undefined || copiedHead(newest.header).hash !== record.head.hash;
        const isOfToday = newest !== undefined && dayOf(newest.header.madeAt) >= today;
        if (isChanged && (reason === 'closing' || !isOfToday)) due.push(folder);
        else await this.#remember(folder, newest?.header.madeAt ?? null, newest?.header.head.seq ?? 0);
      }
      if (due.length > 0) await this.#makeInto(due, { reason, ...(signal && { signal }) });
    });
  }

  /** To be told when a box of votes was emptied: makes what was put off for it. Nobody waits for it. */
  boxIsEmptied(): void {
    if (!this.#isPutOff) return;
    this.makeDue('schedule').catch((error: unknown) => this.#options.log.error('backup', error));
  }

  async list(): Promise<readonly { folder: string; found: readonly FoundBackup[] }[]> {
    const lists = [];
    for (const folder of this.#folders()) lists.push({ folder, found: await listBackups(folder) });
    return lists;
  }

  async state(): Promise<BackupState> {
    const { dataDir, now } = this.#options;
    const record = await this.#options.record();
    const { seen } = backupSettings.read(dataDir);
    const folders: FolderState[] = [];
    for (const folder of this.#folders()) {
      const isStandard = folder === this.standardFolder;
      const available = isStandard || (await isUsable(folder));
      const found = available ? newestGood(await listBackups(folder), record?.enterpriseName) : undefined;
      const newestAt = available ? (found?.header.madeAt ?? null) : (seen[folder]?.newestAt ?? null);
      const otherDisk = available ? await isOtherDisk(folder, dataDir) : (seen[folder]?.otherDisk ?? false);
      folders.push({ path: folder, isStandard, available, otherDisk, newestAt });
    }
    const newestAt = folders.map((folder) => folder.newestAt).reduce(later, null);
    const warning =
      record === undefined || record.isDemo
        ? null
        : backupWarning({
            today: dayOf(now()),
            sinceDay: dayOf(record.setUpAt),
            newestDay: newestAt === null ? null : dayOf(newestAt),
            onOtherDisk: folders.some((folder) => folder.otherDisk && folder.newestAt !== null),
          });
    return { folders, warning, newestAt };
  }

  /** Waits for the backup under way. */
  idle(): Promise<void> {
    return this.#inTurn(async () => undefined);
  }

  async #makeInto(
    folders: readonly string[],
    how: { reason: BackupReason; whole?: boolean; signal?: AbortSignal },
  ): Promise<Made> {
    const { dataDir, databaseFile, version, log, now, tell } = this.#options;
    const copy = await copyRecord(databaseFile, now());
    if (copy === undefined) throw new AppError('NOT_SET_UP');
    const made: string[] = [];
    const failed: { folder: string; code: ErrorCode }[] = [];
    try {
      for (const folder of folders) {
        try {
          const { reason, whole = false, signal } = how;
          const madeAt = now();
          const common = { dataDir, folder, reason, whole, madeAt, programVersion: version };
          made.push(await writeBackup(copy, { ...common, ...(signal && { signal }) }));
          if (!this.#folders().includes(folder)) continue;
          // Only a new one that was found good lets old ones go, and never the one that is just being restored.
          if (reason !== 'restore') await prune(folder, copy.facts.enterpriseName);
          await this.#remember(folder, madeAt, copy.facts.head.seq);
        } catch (error) {
          if (how.signal?.aborted === true) throw error;
          log.error(`backup into ${folder}`, error);
          const code = error instanceof AppError ? error.code : 'BACKUP_FOLDER_UNUSABLE';
          if (code === 'BACKUP_RECORD_DAMAGED') this.#options.damaged();
          failed.push({ folder, code });
        }
      }
    } finally {
      await copy.remove();
    }
    tell();
    return { made, failed };
  }

  #folders(): readonly string[] {
    return [this.standardFolder, ...backupSettings.read(this.#options.dataDir).folders];
  }

  async #thereNow(): Promise<string[]> {
    const there: string[] = [];
    for (const folder of this.#folders())
      if (folder === this.standardFolder || (await isUsable(folder))) there.push(folder);
    return there;
  }

  async #remember(folder: string, newestAt: string | null, seq: number): Promise<void> {
    if (folder === this.standardFolder) return;
    const { dataDir } = this.#options;
    const settings = backupSettings.read(dataDir);
    const before = settings.seen[folder];
    const now: SeenFolder = { newestAt, seq, otherDisk: await isOtherDisk(folder, dataDir) };
    if (JSON.stringify(before) === JSON.stringify(now)) return;
    backupSettings.write(dataDir, { ...settings, seen: { ...settings.seen, [folder]: now } });
  }
}

const later = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a);

async function isUsable(folder: string): Promise<boolean> {
  return demandFolder(folder).then(
    () => true,
    () => false,
  );
}

/** Told by the number of the volume: two partitions of one disk pass for two, see docs/operations.md. */
async function isOtherDisk(folder: string, dataDir: string): Promise<boolean> {
  const [there, here] = await Promise.all([stat(folder).catch(() => undefined), stat(dataDir)]);
  return there !== undefined && there.dev !== here.dev;
}
