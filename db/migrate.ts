import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { AppError } from '../shared/errors.ts';
import type { Sqlite } from './connection.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** Says whose file this is (`GSHI`), so that a foreign SQLite file is told from one of ours. */
const applicationId = 0x47534849;

/** What makes up this program's structure, in order. */
export const migrationNames: readonly string[] = Object.keys(migrations).toSorted();

/** Names of migrations this database has been through; empty for a new file. */
function applied(sqlite: Sqlite): readonly string[] {
  const table = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kysely_migration'").get();
  if (table === undefined) return [];
  return sqlite.prepare<[], string>('SELECT name FROM kysely_migration ORDER BY name').pluck().all();
}

/** Whether opening this file will change its structure: the caller makes a backup first. */
export function needsMigration(sqlite: Sqlite): boolean {
  const names = applied(sqlite);
  return names.length > 0 && Object.keys(migrations).some((name) => !names.includes(name));
}

/**
 * Whether the file's structure is this program's; `older` also for one that is still empty.
 * @throws AppError DATABASE_CORRUPT when the file is another program's database
 */
export function structureOf(sqlite: Sqlite): 'same' | 'older' | 'newer' {
  if (Number(sqlite.pragma('application_id', { simple: true })) !== applicationId)
    throw new AppError('DATABASE_CORRUPT', { reason: 'foreign file' });
  const names = applied(sqlite);
  if (names.some((name) => !Object.hasOwn(migrations, name))) return 'newer';
  return Object.keys(migrations).every((name) => names.includes(name)) ? 'same' : 'older';
}

/**
 * Brings the database to this program's structure, all or nothing.
 * @throws AppError DATABASE_NEWER when a later version of the program has used it, DATABASE_CORRUPT when the file is
 * another program's database.
 */
export async function migrate(sqlite: Sqlite, db: Kysely<Schema>): Promise<void> {
  const owner = Number(sqlite.pragma('application_id', { simple: true }));
  const isEmpty = sqlite.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (owner !== applicationId && !isEmpty) throw new AppError('DATABASE_CORRUPT', { reason: 'foreign file' });
  const unknown = applied(sqlite).find((name) => !Object.hasOwn(migrations, name));
  if (unknown !== undefined) throw new AppError('DATABASE_NEWER', { migration: unknown });
  if (isEmpty) sqlite.pragma(`application_id = ${applicationId}`);

  const provided: Record<string, Migration> = {};
  for (const [name, steps] of Object.entries(migrations)) {
    provided[name] = {
      up: async (on) => {
        for (const step of steps) {
          if (typeof step === 'string') await sql.raw(step).execute(on);
          else step(sqlite);
        }
      },
    };
  }
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(provided) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
