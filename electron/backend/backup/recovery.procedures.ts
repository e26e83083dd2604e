import path from 'node:path';
import { databaseName } from '../../../db/open.ts';
import { salvage, surveyDamaged } from '../../../db/salvage.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ProcedureHandler } from '../context.ts';
import { newestGood } from './backup-folder.ts';
import { backupRow } from './backup-row.ts';
import { openers } from './inspect.procedure.ts';
import { takeOut } from './restore.ts';

/** What happened, the newest good backup, and what the damaged file still gives. */
export const state: ProcedureHandler<'recovery.state'> = async (_input, { services }) => {
  const { damage } = services.record;
  if (damage === undefined) throw new AppError('NOT_DAMAGED');
  const good = (await services.backups.list()).flatMap(({ found }) => newestGood(found) ?? []);
  const [newest] = good.toSorted((a, b) => (a.header.madeAt < b.header.madeAt ? 1 : -1));
  return {
    problem: damage,
    newest: newest === undefined ? null : { ...backupRow(newest), ...openers(newest.header) },
    salvage: surveyDamaged(path.join(services.dataDir, databaseName)),
  };
};

/** The backup comes out beside the damaged file, takes over from it what it can, and then replaces it. */
export const run: ProcedureHandler<'recovery.run'> = async ({ file, by, withoutFiles }, { services, now }) => {
  const { dataDir, record } = services;
  if (record.damage === undefined) throw new AppError('NOT_DAMAGED');
  // Attachments that are not beside the backup lie in the data folder as they did: they are not what was damaged.
  const incoming = await takeOut(file, by, { dataDir, now, withoutFiles, filesFrom: dataDir });
  const damaged = path.join(dataDir, databaseName);
  const { tables, petitionNos } = salvage(damaged, path.join(dataDir, incoming.name, databaseName), now);
  const setAside = (await record.replace(incoming.name)) ?? '';
  return { madeAt: incoming.header.madeAt, setAside, tables: [...tables], petitionNos: [...petitionNos] };
};
