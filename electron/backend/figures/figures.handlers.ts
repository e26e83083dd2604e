import type { figuresContract } from '../../../shared/contract/figures.contract.ts';
import type { HandlersOf } from '../context.ts';
import { figures } from './figures.query.ts';

export const figuresHandlers: HandlersOf<typeof figuresContract> = { 'figures.get': figures };
