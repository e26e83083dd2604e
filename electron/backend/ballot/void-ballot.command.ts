import { recordRoll, updateBallot } from '../../../db/repos/ballot.repo.ts';
import { emptyBox } from '../../../db/repos/secret-box.repo.ts';
import type { CommandHandler } from '../context.ts';
import { openBallotOf } from './voting.ts';

/** Gives an open ballot up. Its slips are destroyed unread: nobody may learn how a vote went before holding it again. */
export const voidBallot: CommandHandler<'ballot.void'> = async (tx, { ballotId, version, reason }, context) => {
  const ballot = await openBallotOf(tx, ballotId);
  await updateBallot(tx, ballotId, version, { state: 'void', voidReason: reason, closedAt: context.now });
  await recordRoll(tx, ballotId);
  const { boxId } = ballot;
  if (boxId !== null) {
    await emptyBox(tx, boxId, context.now);
    const { boxKeys, slips, emptyLog, backups } = context.services;
    context.afterCommit(async () => {
      boxKeys.forget(boxId);
      slips.forget(ballotId);
      await emptyLog();
      backups.boxIsEmptied();
    });
  }
  context.about(ballotId);
  return {};
};
