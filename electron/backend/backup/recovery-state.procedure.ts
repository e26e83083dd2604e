import path from 'node:path';
import { databaseName } from '../../../db/open.ts';
import { surveyDamaged } from '../../../db/salvage.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ProcedureHandler } from '../context.ts';
import { newestGood } from './backup-folder.ts';
import { backupRow } from './backup-row.ts';
import { openers } from './inspect.procedure.ts';

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
