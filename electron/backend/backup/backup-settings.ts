import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const fileName = 'backup-settings.json';

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

/** This PC's own settings: they do not belong to the record and do not move house with it. Unreadable ones are none. */
export function readSettings(dataDir: string): BackupSettings {
  const file = path.join(dataDir, fileName);
  if (!existsSync(file)) return standard;
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return standard;
  }
}

export function writeSettings(dataDir: string, settings: BackupSettings): void {
  const file = path.join(dataDir, fileName);
  writeFileSync(`${file}.part`, `${JSON.stringify(settings, null, 2)}\n`);
  renameSync(`${file}.part`, file);
}
