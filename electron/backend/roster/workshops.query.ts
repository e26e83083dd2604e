import { listWorkshops } from '../../../db/repos/roster.repo.ts';
import type { QueryHandler } from '../context.ts';

export const workshops: QueryHandler<'roster.workshops'> = async (db) => [...(await listWorkshops(db))];
