import { liveQuery } from '../api/live-query.ts';

export const usePrivacyNotice = liveQuery('privacy.notice', ['identity', 'rules']);
export const useDueErasures = liveQuery('privacy.due', ['identity', 'petition', 'rules']);
export const usePrivacyList = liveQuery('privacy.list', ['identity']);
