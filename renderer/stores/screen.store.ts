import { liveQuery } from '../api/live-query.ts';

/** What the projector shows; it follows the console by the notices of what has changed. */
export const useScreen = liveQuery('screen.state', ['session', 'ballot', 'petition', 'action', 'enterprise', 'host']);
