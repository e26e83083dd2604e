import { blind, finalize, prepare, type RsaPublicKey } from '../../../../shared/crypto/blind-rsa.ts';
import { integerOf } from '../../../../shared/crypto/integers.ts';
import { drawInvertible } from '../../../../shared/crypto/random-below.ts';
import { sealBox } from '../../../../shared/crypto/sealed-box.ts';
import type { Choice } from '../../../../shared/domain/ballot.ts';
import { voteText } from '../../../../shared/domain/secret-slip.ts';
import { drawTrackingCode, trackingCodeBytes } from '../../../../shared/domain/tracking-code.rules.ts';
import type { BallotId } from '../../../../shared/ids.ts';
import { base64url, fromBase64url, random } from '../../api/sealed-transport.ts';
import { voterHere, type VoteOnItsWay } from './kept-votes.ts';

interface OpenBallot {
  readonly id: BallotId;
  readonly question: string;
  readonly signingKey: { readonly n: string; readonly e: string };
  readonly publicKey: string;
}

/** A paper drawn and put into its envelope, and the choice with its code sealed to the box. docs/ballots.md */
export function drawVote({ id, question, signingKey, publicKey }: OpenBallot, choice: Choice): VoteOnItsWay {
  const prepared = prepare(random(32), random(32));
  const key = keyOf(signingKey);
  const { blindedMessage, inverse } = blind(key, prepared, random(48), drawInvertible(key.n, random));
  const trackingCode = drawTrackingCode(random(trackingCodeBytes));
  const slip = new TextEncoder().encode(voteText(trackingCode, choice));
  return {
    ballotId: id,
    question,
    voter: voterHere(),
    trackingCode,
    prepared: base64url(prepared),
    blinded: base64url(blindedMessage),
    inverse: base64url(inverse),
    key: { n: signingKey.n, e: signingKey.e },
    sealed: base64url(sealBox(fromBase64url(publicKey), slip, random(32))),
    signature: null,
  };
}

/**
 * The paper taken out of its envelope, signed.
 * @throws RangeError when the signature is none: the vote must not be sent with it
 */
export function unblind(vote: VoteOnItsWay, blindSignature: string): VoteOnItsWay {
  const [prepared, inverse, signed] = [vote.prepared, vote.inverse, blindSignature].map(fromBase64url);
  if (prepared === undefined || inverse === undefined || signed === undefined) throw new RangeError('no paper');
  return { ...vote, signature: base64url(finalize(keyOf(vote.key), prepared, signed, inverse)) };
}

function keyOf({ n, e }: { readonly n: string; readonly e: string }): RsaPublicKey {
  return { n: integerOf(fromBase64url(n)), e: integerOf(fromBase64url(e)) };
}
