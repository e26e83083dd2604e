import type { screenContract } from '../../../shared/contract/screen.contract.ts';
import type { HandlersOf } from '../context.ts';
import { screenState } from './screen-state.query.ts';

export const screenHandlers: HandlersOf<typeof screenContract> = { 'screen.state': screenState };
