import { createHash } from 'node:crypto';
import { findUsedPaper, insertUsedPaper } from '../../../db/repos/ballot-paper.repo.ts';
import { getBox, insertSlip } from '../../../db/repos/secret-box.repo.ts';
import { verify, type RsaPublicKey } from '../../../shared/crypto/blind-rsa.ts';
import { integerOf } from '../../../shared/crypto/integers.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { sealedVoteBytes } from './secret-vote.ts';
import { demandVoting, openBallotOf } from './voting.ts';

/**
 * Puts a vote into the box on a paper that this ballot's key has signed. Who votes is known to nobody here; that each
 * paper was a tick, its signature says. What is sealed is seen only when the box is opened.
 */
export const castSigned: CommandHandler<'ballot.castSigned'> = async (tx, input, context) => {
  const { ballotId } = input;
  context.about(ballotId);
  const ballot = await openBallotOf(tx, ballotId);
  if (ballot.boxId === null) throw new AppError('BALLOT_NOT_OPEN');
  const { id: boxId, signingKey } = await getBox(tx, ballot.boxId);
  const [paper, signature, sealed] = [input.paper, input.signature, input.sealed].map(bytesOf);
  if (paper === undefined || signature === undefined || sealed?.length !== sealedVoteBytes || signingKey === null) {
    throw new AppError('BALLOT_PAPER_INVALID');
  }
  if (!verify(publicKeyOf(signingKey), paper, signature)) throw new AppError('BALLOT_PAPER_INVALID');
  // What is remembered of a paper is its hash: with the paper itself and its signature another could vote.
  const [paperHash, sealedHash] = [hash(paper), hash(sealed)];
  const earlier = await findUsedPaper(tx, boxId, paperHash);
  if (earlier !== undefined) {
    if (sealedHash.equals(earlier)) return {};
    throw new AppError('BALLOT_PAPER_USED');
  }
  // Only now: a vote that is in the box is there, whoever has left the room since.
  await demandVoting(tx, ballot);
  await insertUsedPaper(tx, { boxId, paperHash, sealedHash });
  await insertSlip(tx, { id: newUnorderedId(), boxId, sealed });
  return {};
};

function publicKeyOf(jwk: string): RsaPublicKey {
  const { n, e } = JSON.parse(jwk) as { n: string; e: string };
  return { n: integerOf(bytesOf(n)), e: integerOf(bytesOf(e)) };
}

function bytesOf(base64url: string): Uint8Array {
  return Uint8Array.from(Buffer.from(base64url, 'base64url'));
}

function hash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
