import type { AnyDb } from '../../../db/handles.ts';
import { findByReceipt } from '../../../db/repos/receipt.queries.ts';
import { receiptKey } from '../../../db/repos/secret.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PetitionId } from '../../../shared/ids.ts';
import type { Services } from '../services.ts';
import type { Actor } from '../signed-in.ts';
import { receiptHash } from '../trust/receipt-code.ts';
import { whoTries } from './attempts-kept.ts';

/**
 * The petition on which the holder of a code acts. Wrong codes are counted with those of looking up. Unlike there the
 * answer to a wrong one takes no longer: a transaction would keep everybody else waiting, and 128 bits are not guessed.
 * @throws AppError TOO_MANY_ATTEMPTS, NOT_FOUND
 */
export async function petitionOfCode(
  db: AnyDb,
  code: string,
  by: {
    readonly actor: Actor | undefined;
    readonly audience: string;
    readonly device: string | undefined;
    readonly now: string;
    readonly services: Services;
  },
): Promise<PetitionId> {
  const { receiptAttempts } = by.services;
  const who = whoTries(by);
  const at = Date.parse(by.now);
  const waitSeconds = receiptAttempts.begin(who, at);
  if (waitSeconds > 0) throw new AppError('TOO_MANY_ATTEMPTS', { waitSeconds });
  const found = await findByReceipt(db, receiptHash(await receiptKey(db), code)).catch((error: unknown) => {
    receiptAttempts.end(who, at, 'right');
    throw error;
  });
  receiptAttempts.end(who, at, found === undefined ? 'wrong' : 'right');
  if (found === undefined) throw new AppError('NOT_FOUND', { what: 'receipt' });
  return found;
}
