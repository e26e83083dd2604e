import type { ProcedureHandler } from '../context.ts';

export const configure: ProcedureHandler<'backup.configure'> = async ({ folders }, { services }) => {
  await services.backups.configure(folders);
  return {};
};
