import type { QueryHandler } from '../context.ts';
import { backupRow } from './backup-row.ts';

export const list: QueryHandler<'backup.list'> = async (_db, _input, { services }) =>
  (await services.backups.list()).flatMap(({ found }) => found.map(backupRow));
