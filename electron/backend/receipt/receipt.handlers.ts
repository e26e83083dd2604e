import type { receiptContract } from '../../../shared/contract/receipt.contract.ts';
import type { HandlersOf } from '../context.ts';
import { lookUpReceipt } from './look-up-receipt.query.ts';
import { rateResult } from './rate-result.command.ts';
import { writeMessage } from './write-message.command.ts';

export const receiptHandlers: HandlersOf<typeof receiptContract> = {
  'receipt.lookUp': lookUpReceipt,
  'receipt.write': writeMessage,
  'receipt.rate': rateResult,
};
