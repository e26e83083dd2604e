import type { OutputOf } from '../../shared/contract/index.ts';
import { liveQuery } from '../api/live-query.ts';

export type ActionList = OutputOf<'action.list'>;
export type ActionRow = ActionList['rows'][number];
export type ActionDetail = OutputOf<'action.get'>;

export const useActions = liveQuery('action.list', ['action', 'petition', 'calendar']);
export const useAction = liveQuery('action.get', ['action', 'petition', 'calendar']);
