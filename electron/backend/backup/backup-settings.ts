import * as v from 'valibot';
import { pcSettings } from '../pc-settings.ts';

/** What is remembered of a chosen folder for the time it is not there. */
const seen = v.object({ newestAt: v.nullable(v.string()), seq: v.number(), otherDisk: v.boolean() });

const schema = v.object({
  /** Folders chosen beside the one in the data folder, as absolute paths. */
  folders: v.array(v.string()),
  seen: v.record(v.string(), seen),
});
export type BackupSettings = v.InferOutput<typeof schema>;
export type SeenFolder = v.InferOutput<typeof seen>;

const standard: BackupSettings = { folders: [], seen: {} };

export const backupSettings = pcSettings('backup-settings.json', schema, standard);
