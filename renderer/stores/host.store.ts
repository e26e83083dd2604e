import { liveQuery } from '../api/live-query.ts';

/** Whether phones are served, and where; the networks of the PC change without a notice, so the page asks again by itself. */
export const useHostStatus = liveQuery('host.status', ['host', 'session']);
export const useTickets = liveQuery('host.tickets', ['host', 'account', 'roster']);
export const usePosters = liveQuery('host.posters', ['host', 'petition']);
export const useBoxRounds = liveQuery('box.list', ['petition']);
