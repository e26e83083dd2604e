import { createHash } from 'node:crypto';
import { findSignedPaper, insertSignedPaper } from '../../../db/repos/ballot-paper.repo.ts';
import { tickVoted } from '../../../db/repos/ballot.repo.ts';
import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PreparedCommand } from '../context.ts';
import { ownLine } from './own-line.ts';
import { demandVoting, openBallotOf } from './voting.ts';

/**
 * The tick and that the signature is handed out are one transaction: one that is made ready for somebody who is then
 * refused leaves with the refusal. Of the paper only a hash of its blinded form is kept, to know the same one again: the
 * signature itself need not be, for this key always gives the same one, and a blinded paper says nothing of the paper
 * that comes back, to nobody and however long they compute.
 */
export const signPaper: PreparedCommand<'ballot.sign'> = {
  // The RSA operation is the longest step, and while a hall votes everybody who writes would wait for it.
  async prepare(read, { ballotId, blinded }, context) {
    const { kind, boxId } = await openBallotOf(read, ballotId);
    if (kind !== 'secret' || boxId === null) throw new AppError('BALLOT_NOT_OPEN');
    const signer = context.services.boxKeys.findSigner(boxId);
    if (signer === undefined) throw new AppError('BALLOT_KEY_MISSING');
    const bytes = Buffer.from(blinded, 'base64url');
    const signature = signer.sign(bytes);
    if (signature === undefined) throw new AppError('BALLOT_PAPER_INVALID');
    const answer = { blindSignature: Buffer.from(signature).toString('base64url') };
    const blindedHash = createHash('sha256').update(bytes).digest();

    return async (tx) => {
      context.about(ballotId);
      const ballot = await openBallotOf(tx, ballotId);
      const own = await representativeOfAccount(tx, context.actor.accountId);
      const earlier = own === undefined ? undefined : await findSignedPaper(tx, ballotId, own.representativeId);
      if (earlier !== undefined) {
        if (blindedHash.equals(earlier)) return answer;
        throw new AppError('BALLOT_ALREADY_VOTED');
      }
      await demandVoting(tx, ballot);
      const { representativeId } = await ownLine(tx, ballot, own);
      if (!(await tickVoted(tx, ballotId, representativeId))) throw new AppError('BALLOT_ALREADY_VOTED');
      await insertSignedPaper(tx, { ballotId, representativeId, blindedHash });
      return answer;
    };
  },
};
