import type { receiptContract } from '../../../shared/contract/receipt.contract.ts';
import type { HandlersOf } from '../context.ts';
import { lookUpReceipt } from './look-up-receipt.query.ts';

export const receiptHandlers: HandlersOf<typeof receiptContract> = { 'receipt.lookUp': lookUpReceipt };
