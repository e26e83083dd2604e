import { liveQuery } from '../api/live-query.ts';

export const useToday = liveQuery('today.overview', ['petition', 'session', 'action', 'calendar']);
