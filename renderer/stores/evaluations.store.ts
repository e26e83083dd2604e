import type { OutputOf } from '../../shared/contract/index.ts';
import { liveQuery } from '../api/live-query.ts';

export type EvaluationRow = OutputOf<'evaluation.list'>['sessions'][number];
export type EvaluationDetail = OutputOf<'evaluation.get'>;

export const useEvaluations = liveQuery('evaluation.list', ['evaluation', 'session']);
export const useEvaluation = liveQuery('evaluation.get', ['evaluation']);
