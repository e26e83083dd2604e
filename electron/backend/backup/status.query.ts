import type { QueryHandler } from '../context.ts';

export const status: QueryHandler<'backup.status'> = async (_db, _input, { services }) => {
  const { warning, newestAt, folders } = await services.backups.state();
  return { warning, newestAt, folders: [...folders] };
};
