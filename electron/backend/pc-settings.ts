import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

/** Settings of this PC in a file of the data folder. */
export interface PcSettings<T> {
  /** What is set; the standard where nothing was or where the file cannot be read. */
  readonly read: (dataDir: string) => T;
  /** Replaces it as a whole: after a power cut it is the old or the new. */
  readonly write: (dataDir: string, settings: T) => void;
}

/** This PC's own settings beside the record: they do not belong to it and do not move house with it. */
export function pcSettings<S extends v.GenericSchema<unknown, unknown>>(
  fileName: string,
  schema: S,
  standard: v.InferOutput<S>,
): PcSettings<v.InferOutput<S>> {
  return {
    read: (dataDir) => {
      const file = path.join(dataDir, fileName);
      if (!existsSync(file)) return standard;
      try {
        return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return standard;
      }
    },
    write: (dataDir, settings) => {
      const file = path.join(dataDir, fileName);
      writeFileSync(`${file}.part`, `${JSON.stringify(settings, null, 2)}\n`);
      renameSync(`${file}.part`, file);
    },
  };
}
