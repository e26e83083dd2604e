import { getBox } from '../../../db/repos/secret-box.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { unwrapBoxKey } from '../trust/secret-box.ts';
import { openBallotOf } from './voting.ts';

/** After a restart both tellers' halves bring the box's keys back into memory. One half alone brings nothing. */
export const unlockBallot: CommandHandler<'ballot.unlock'> = async (tx, { ballotId, first, second }, context) => {
  const ballot = await openBallotOf(tx, ballotId);
  if (ballot.boxId === null) throw new AppError('BALLOT_NOT_OPEN');
  const { id, wrappedKey, wrappedSigningKey } = await getBox(tx, ballot.boxId);
  if (wrappedKey === null) throw new AppError('BALLOT_NOT_OPEN');
  // The tellers may sit down in either order.
  const unwrap = async (wrapped: Uint8Array): Promise<Uint8Array | undefined> =>
    (await unwrapBoxKey({ id, wrappedKey: wrapped }, first, second)) ??
    (await unwrapBoxKey({ id, wrappedKey: wrapped }, second, first));
  const key = await unwrap(wrappedKey);
  if (key === undefined) throw new AppError('BALLOT_KEY_WRONG');
  // A box of before papers were signed has none.
  const signing = wrappedSigningKey === null ? undefined : await unwrap(wrappedSigningKey);
  context.afterCommit(() => context.services.boxKeys.hold(id, key, signing));
  context.about(ballotId);
  return {};
};
