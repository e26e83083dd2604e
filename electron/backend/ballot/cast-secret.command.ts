import { tickVoted } from '../../../db/repos/ballot.repo.ts';
import { getBox, insertSlip } from '../../../db/repos/secret-box.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { sealSlip } from '../trust/secret-box.ts';
import { voteText } from './secret-vote.ts';
import { ballotToVoteOn } from './voting.ts';

/**
 * Puts a secret vote into the box. The tick on the roll and the sealed slip are one transaction: no tick without a slip,
 * no slip without a tick, and nothing between them but a key that nobody holds alone.
 */
export const castSecret: CommandHandler<'ballot.cast'> = async (tx, input, context) => {
  const { ballotId, slip, trackingCode, choice } = input;
  const { slips } = context.services;
  context.about(ballotId);
  // Before anything is refused: who has voted is told so, whatever has happened in the room since.
  if (slips.wasCast(ballotId, slip, trackingCode)) return {};
  const ballot = await ballotToVoteOn(tx, ballotId);
  const representativeId = slips.holderOf(ballotId, slip);
  if (ballot.boxId === null || representativeId === undefined || slips.isCodeTaken(ballotId, trackingCode)) {
    throw new AppError('BALLOT_SLIP_INVALID');
  }
  if (!(await tickVoted(tx, ballotId, representativeId))) throw new AppError('BALLOT_ALREADY_VOTED');
  const box = await getBox(tx, ballot.boxId);
  const sealed = await sealSlip(box.publicKey, voteText(trackingCode, choice));
  await insertSlip(tx, { id: newUnorderedId(), boxId: box.id, sealed });
  // At once and not after the commit: the same vote, sent again, may be in it too.
  context.ifUndone(slips.spend(ballotId, slip, trackingCode));
  return {};
};
