import type { OutputOf } from '../../shared/contract/index.ts';
import { liveQuery } from '../api/live-query.ts';

export type BallotDetail = OutputOf<'ballot.get'>;

export const useBallot = liveQuery('ballot.get', ['ballot', 'session']);
