import { liveQuery } from '../api/live-query.ts';

export const useKeyStatus = liveQuery('key.status', ['identity', 'account', 'petition']);
export const useOpenings = liveQuery('identity.openings', ['identity', 'petition']);
