import { getRound } from '../../../db/repos/evaluation.repo.ts';
import { getBox } from '../../../db/repos/secret-box.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { unwrapBoxKey } from '../trust/secret-box.ts';

/** After a restart: both halves of the opening code make the sheets countable again. */
export const unlockRound: CommandHandler<'evaluation.unlock'> = async (tx, { roundId, first, second }, context) => {
  const round = await getRound(tx, roundId);
  const box = round.boxId === null ? undefined : await getBox(tx, round.boxId);
  if (round.state !== 'open' || box === undefined || box.wrappedKey === null) throw new AppError('EVALUATION_NOT_OPEN');
  const privateKey = await unwrapBoxKey({ id: box.id, wrappedKey: box.wrappedKey }, first, second);
  if (privateKey === undefined) throw new AppError('BALLOT_KEY_WRONG');
  context.about(roundId);
  context.afterCommit(() => context.services.boxKeys.hold(box.id, privateKey));
  return {};
};
