import { liveQuery } from '../api/live-query.ts';

export const useRepresentatives = liveQuery('roster.representatives', ['roster', 'rules']);
export const useManagement = liveQuery('roster.management', ['roster']);
