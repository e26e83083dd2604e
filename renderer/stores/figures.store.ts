import { liveQuery } from '../api/live-query.ts';

export const useFigures = liveQuery('figures.get', ['petition', 'session', 'evaluation', 'rules']);
