import type { boardContract } from '../../../shared/contract/board.contract.ts';
import type { HandlersOf } from '../context.ts';
import { boardNotice, boardNotices } from './board-notices.query.ts';
import { boardWall } from './board-wall.query.ts';

export const boardHandlers: HandlersOf<typeof boardContract> = {
  'board.wall': boardWall,
  'board.notices': boardNotices,
  'board.notice': boardNotice,
};
