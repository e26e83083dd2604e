import { liveQuery } from '../api/live-query.ts';

/** Whether the enterprise is set up, its name, the day, whether the clock is set: what every page's frame shows. */
export const useStatus = liveQuery('system.status', ['enterprise', 'account']);
