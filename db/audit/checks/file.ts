import type { Reading, Tally } from '../reading.ts';

/**
 * SQLite's own check of the file, one table after another so that others have their turn between, and every reference of a
 * row to another.
 */
export async function checkFile(reading: Reading, tally: Tally): Promise<void> {
  const tables = reading.sqlite
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name")
    .pluck()
    .all();
  for (const table of tables) {
    tally.looked += 1;
    const answers = reading.sqlite.pragma(`integrity_check("${table}")`) as { integrity_check: string }[];
    for (const { integrity_check: answer } of answers)
      if (answer !== 'ok') tally.found({ code: 'FILE_DAMAGED', details: { table, answer: answer.slice(0, 200) } });
    await reading.step('file', tally.looked, tables.length);
    const broken = reading.sqlite.pragma(`foreign_key_check("${table}")`) as { table: string; parent: string }[];
    for (const { parent } of broken) tally.found({ code: 'REFERENCE_BROKEN', details: { table, parent } });
    await reading.step('file', tally.looked, tables.length);
  }
}
