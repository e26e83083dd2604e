import type { todayContract } from '../../../shared/contract/today.contract.ts';
import type { HandlersOf } from '../context.ts';
import { todayOverview } from './today-overview.query.ts';

export const todayHandlers: HandlersOf<typeof todayContract> = { 'today.overview': todayOverview };
