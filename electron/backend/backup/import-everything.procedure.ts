import { AppError } from '../../../shared/errors.ts';
import type { ProcedureHandler } from '../context.ts';
import { takeIn } from './everything.ts';

export const importAll: ProcedureHandler<'backup.importEverything'> = async ({ from }, { services }) => {
  if (await services.record.isSetUp()) throw new AppError('FOLDER_NOT_EMPTY');
  await services.record.replace(await takeIn(from, services.dataDir));
  return {};
};
