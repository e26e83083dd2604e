import * as v from 'valibot';
import { procedure, query, staff } from './define.ts';
import { count, instant, nothing, text } from './fields.ts';

const passphrase = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const place = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000));

/** What opens a backup: the sheet from the union's safe, or the passphrase that an account had when it was made. */
const key = v.variant('kind', [
  v.strictObject({ kind: v.literal('recovery_key'), recoveryKey: v.pipe(v.string(), v.maxLength(400)) }),
  v.strictObject({ kind: v.literal('passphrase'), accountName: text(40), passphrase }),
]);

const reasons = ['schedule', 'hand', 'closing', 'migration', 'restore'] as const;

const backup = v.object({
  file: v.string(),
  name: v.string(),
  folder: v.string(),
  bytes: v.number(),
  /** Why it cannot be restored, as a code with a sentence; null when it is good. */
  problem: v.nullable(v.string()),
  madeAt: v.nullable(instant),
  reason: v.nullable(v.picklist(reasons)),
  enterpriseName: v.nullable(v.string()),
  programVersion: v.nullable(v.string()),
  /** How many entries the audit chain had. */
  entries: count,
  attachments: count,
  /** Attachments that belong to it and are not beside it. */
  missing: count,
  whole: v.boolean(),
});

const unreadable = [
  'BACKUP_NOT_FOUND',
  'BACKUP_NOT_OURS',
  'BACKUP_TRUNCATED',
  'BACKUP_DAMAGED',
  'BACKUP_NEWER',
] as const;
const notRestored = [
  ...unreadable,
  'BACKUP_KEY_WRONG',
  'BACKUP_FILES_MISSING',
  'BACKUP_RECORD_DAMAGED',
  'RECOVERY_KEY_UNREADABLE',
] as const;

export const backupContract = {
  /** Whether the record is safe: where backups go, how old the newest is, what is wrong. For every page's frame. */
  'backup.status': query({
    roles: staff,
    input: nothing,
    output: v.object({
      warning: v.nullable(v.picklist(['none', 'old', 'same_disk'])),
      newestAt: v.nullable(instant),
      folders: v.array(
        v.object({
          path: v.string(),
          /** The one in the data folder, which is always used. */
          isStandard: v.boolean(),
          available: v.boolean(),
          otherDisk: v.boolean(),
          newestAt: v.nullable(instant),
        }),
      ),
    }),
  }),
  'backup.list': query({ roles: staff, input: nothing, output: v.array(backup) }),
  /** Makes one now, into a folder or into all; `whole` packs the attachments in, for moving house. */
  'backup.make': procedure({
    roles: staff,
    errors: ['BACKUP_FOLDER_UNUSABLE', 'BACKUP_RECORD_DAMAGED'],
    input: v.strictObject({ to: v.optional(place), whole: v.optional(v.boolean(), false) }),
    output: v.object({
      made: v.array(v.string()),
      failed: v.array(v.object({ folder: v.string(), code: v.string() })),
    }),
  }),
  /** Chooses the folders beside the standard one. They are this PC's and not part of the record. */
  'backup.configure': procedure({
    roles: ['chair'],
    errors: ['BACKUP_FOLDER_UNUSABLE'],
    input: v.strictObject({ folders: v.pipe(v.array(place), v.maxLength(10)) }),
    output: v.object({}),
  }),
  /** What is in a file, without any key. Where nothing is set up anybody may ask, otherwise the chair. */
  'backup.inspect': procedure({
    roles: 'anyone',
    errors: unreadable,
    input: v.strictObject({ file: place }),
    output: v.object({
      ...backup.entries,
      /** Sign-in names whose passphrase opens it, as it was then. */
      accounts: v.array(v.string()),
      hasRecoveryKey: v.boolean(),
    }),
  }),
  /**
   * Puts the record of a backup in the place of the present one, which is set aside and never destroyed. Everybody is
   * signed out. Where nothing is set up anybody may do it who has the key, otherwise the chair.
   */
  'backup.restore': procedure({
    roles: 'anyone',
    errors: notRestored,
    input: v.strictObject({ file: place, by: key, withoutFiles: v.optional(v.boolean(), false) }),
    output: v.object({ madeAt: instant, missing: count, setAside: v.nullable(v.string()) }),
  }),
  /** The whole record in open formats (JSON Lines and files), into an empty folder. Not encrypted: the chair alone. */
  'backup.exportEverything': procedure({
    roles: ['chair'],
    errors: ['BACKUP_FOLDER_UNUSABLE', 'FOLDER_NOT_EMPTY'],
    input: v.strictObject({ to: place }),
    output: v.object({ tables: count, rows: v.number(), attachments: count, fingerprint: v.string() }),
  }),
  /** Builds an identical record from such a folder, where nothing is set up yet. */
  'backup.importEverything': procedure({
    roles: 'anyone',
    errors: ['FOLDER_NOT_EMPTY', 'EXPORT_DAMAGED', 'BACKUP_NEWER'],
    input: v.strictObject({ from: place }),
    output: v.object({}),
  }),
};

/** What can be done when the database turns out damaged at the start. Nothing else answers then. */
export const recoveryContract = {
  'recovery.state': procedure({
    roles: 'anyone',
    errors: ['NOT_DAMAGED'],
    input: nothing,
    output: v.object({
      /** What SQLite said. */
      problem: v.string(),
      newest: v.nullable(v.object({ ...backup.entries, accounts: v.array(v.string()), hasRecoveryKey: v.boolean() })),
      salvage: v.object({ readable: v.boolean(), tables: count, rows: count }),
    }),
  }),
  /** Restores a backup and takes over from the damaged file what is newer and can still be read. */
  'recovery.run': procedure({
    roles: 'anyone',
    errors: ['NOT_DAMAGED', ...notRestored],
    input: v.strictObject({ file: place, by: key, withoutFiles: v.optional(v.boolean(), false) }),
    output: v.object({
      madeAt: instant,
      setAside: v.string(),
      tables: v.array(v.object({ name: v.string(), added: count, updated: count, unreadable: v.boolean() })),
      petitionNos: v.array(v.string()),
    }),
  }),
};
