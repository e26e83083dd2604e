import type { actionContract } from '../../../shared/contract/action.contract.ts';
import type { HandlersOf } from '../context.ts';
import { actionDetail } from './action-detail.query.ts';
import { actionList } from './action-list.query.ts';
import { completeMilestone } from './complete-milestone.command.ts';
import { dropAction } from './drop-action.command.ts';
import { extendAction } from './extend-action.command.ts';
import { reportActionDone } from './report-done.command.ts';
import { reportActionProgress } from './report-progress.command.ts';
import { sendBackAction } from './send-back-action.command.ts';
import { verifyAction } from './verify-action.command.ts';

export const actionHandlers: HandlersOf<typeof actionContract> = {
  'action.list': actionList,
  'action.get': actionDetail,
  'action.reportProgress': reportActionProgress,
  'action.reportDone': reportActionDone,
  'action.verify': verifyAction,
  'action.sendBack': sendBackAction,
  'action.extend': extendAction,
  'action.completeMilestone': completeMilestone,
  'action.drop': dropAction,
};
