import type { triageContract } from '../../../shared/contract/triage.contract.ts';
import type { HandlersOf } from '../context.ts';
import { resetLearning } from './reset-learning.command.ts';
import { triageModel } from './triage-model.query.ts';

export const triageHandlers: HandlersOf<typeof triageContract> = {
  'triage.model': triageModel,
  'triage.reset': resetLearning,
};
