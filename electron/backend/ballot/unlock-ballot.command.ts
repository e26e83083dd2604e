import { getBox } from '../../../db/repos/secret-box.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { unwrapBoxKey } from '../trust/secret-box.ts';
import { openBallotOf } from './voting.ts';

/** After a restart both tellers' halves bring the box's key back into memory. One half alone brings nothing. */
export const unlockBallot: CommandHandler<'ballot.unlock'> = async (tx, { ballotId, first, second }, context) => {
  const ballot = await openBallotOf(tx, ballotId);
  if (ballot.boxId === null) throw new AppError('BALLOT_NOT_OPEN');
  const { id, wrappedKey } = await getBox(tx, ballot.boxId);
  if (wrappedKey === null) throw new AppError('BALLOT_NOT_OPEN');
  // The tellers may sit down in either order.
  const key =
    (await unwrapBoxKey({ id, wrappedKey }, first, second)) ?? (await unwrapBoxKey({ id, wrappedKey }, second, first));
  if (key === undefined) throw new AppError('BALLOT_KEY_WRONG');
  context.afterCommit(() => context.services.boxKeys.hold(id, key));
  context.about(ballotId);
  return {};
};
