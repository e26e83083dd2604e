import { liveQuery } from '../api/live-query.ts';

/** Whether the record is safe: for every page's frame, the first page of the day, and the settings. */
export const useBackupStatus = liveQuery('backup.status', ['backup', 'enterprise']);
export const useBackups = liveQuery('backup.list', ['backup']);
