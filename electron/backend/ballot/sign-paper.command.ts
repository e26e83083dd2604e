import { createHash } from 'node:crypto';
import { findSignedPaper, insertSignedPaper } from '../../../db/repos/ballot-paper.repo.ts';
import { tickVoted } from '../../../db/repos/ballot.repo.ts';
import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { signBlindly } from '../trust/paper-signer.ts';
import { ownLine } from './own-line.ts';
import { ballotToVoteOn, openBallotOf } from './voting.ts';

/**
 * The tick and the signing are one transaction. Of the paper only a hash of its blinded form is kept, to know the same one
 * again: the signature itself need not be, for this key always gives the same one, and a blinded paper says nothing of
 * the paper that comes back, to nobody and however long they compute.
 */
export const signPaper: CommandHandler<'ballot.sign'> = async (tx, { ballotId, blinded }, context) => {
  context.about(ballotId);
  const ballot = await openBallotOf(tx, ballotId);
  if (ballot.kind !== 'secret' || ballot.boxId === null) throw new AppError('BALLOT_NOT_OPEN');
  const key = context.services.boxKeys.findSigning(ballot.boxId);
  if (key === undefined) throw new AppError('BALLOT_KEY_MISSING');
  const bytes = Buffer.from(blinded, 'base64url');
  const signature = signBlindly(key, bytes);
  if (signature === undefined) throw new AppError('BALLOT_PAPER_INVALID');
  const answer = { blindSignature: Buffer.from(signature).toString('base64url') };

  const { accountId } = context.actor;
  const blindedHash = createHash('sha256').update(bytes).digest();
  const own = await representativeOfAccount(tx, accountId);
  const earlier = own === undefined ? undefined : await findSignedPaper(tx, ballotId, own.representativeId);
  if (earlier !== undefined) {
    if (blindedHash.equals(earlier)) return answer;
    throw new AppError('BALLOT_ALREADY_VOTED');
  }
  await ballotToVoteOn(tx, ballotId);
  const { representativeId } = await ownLine(tx, ballot, accountId);
  if (!(await tickVoted(tx, ballotId, representativeId))) throw new AppError('BALLOT_ALREADY_VOTED');
  await insertSignedPaper(tx, { ballotId, representativeId, blindedHash });
  return answer;
};
