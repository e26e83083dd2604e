import { getRound, removeRound } from '../../../db/repos/evaluation.repo.ts';
import { emptyBox } from '../../../db/repos/secret-box.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';

/**
 * Gives an open round up, so that it can be held again: its opening code was lost, or never seen because the answer that
 * held it did not arrive. The sheets are destroyed unread.
 */
export const voidRound: CommandHandler<'evaluation.void'> = async (tx, { roundId, version }, context) => {
  const round = await getRound(tx, roundId);
  if (round.state !== 'open') throw new AppError('EVALUATION_NOT_OPEN');
  const { boxId } = round;
  await removeRound(tx, roundId, version);
  if (boxId !== null) {
    await emptyBox(tx, boxId, context.now);
    context.afterCommit(async () => {
      context.services.boxKeys.forget(boxId);
      await context.services.emptyLog();
      context.services.backups.boxIsEmptied();
    });
  }
  context.about(roundId);
  return {};
};
