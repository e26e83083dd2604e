import path from 'node:path';
import { databaseName } from '../../../db/open.ts';
import { salvage } from '../../../db/salvage.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ProcedureHandler } from '../context.ts';
import { takeOut } from './restore.ts';

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
