import type { ProcedureHandler } from '../context.ts';

export const make: ProcedureHandler<'backup.make'> = async ({ to, whole }, { services }) => {
  const { made, failed } = await services.backups.make({ reason: 'hand', to, whole });
  return { made: [...made], failed: [...failed] };
};
