import { randomBytes } from 'node:crypto';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import { blind, finalize, prepare, type RsaPublicKey } from '../../shared/crypto/blind-rsa.ts';
import { integerOf } from '../../shared/crypto/integers.ts';
import { drawInvertible } from '../../shared/crypto/random-below.ts';
import { sealBox } from '../../shared/crypto/sealed-box.ts';
import type { Choice } from '../../shared/domain/ballot.ts';
import { voteText } from '../../shared/domain/secret-slip.ts';
import type { BallotId } from '../../shared/ids.ts';

const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const bytes = (base64url: string): Uint8Array => Uint8Array.from(Buffer.from(base64url, 'base64url'));

export interface Paper {
  readonly key: RsaPublicKey;
  readonly prepared: Uint8Array;
  readonly blinded: string;
  readonly inverse: Uint8Array;
}

export type Vote = InputOf<'ballot.castSigned'>;
export type OpenBallot = NonNullable<OutputOf<'ballot.forPhone'>['open']>;

/** A random paper, blinded, as the page makes it. */
export function newPaper({ signingKey }: Pick<OpenBallot, 'signingKey'>): Paper {
  if (signingKey === null) throw new Error('no secret ballot is open');
  const key = { n: integerOf(bytes(signingKey.n)), e: integerOf(bytes(signingKey.e)) };
  const prepared = prepare(random(32), random(32));
  const { blindedMessage, inverse } = blind(key, prepared, random(48), drawInvertible(key.n, random));
  return { key, prepared, blinded: text(blindedMessage), inverse };
}

/** The paper's own signature, out of the blind one. */
export function signatureOn(paper: Paper, blindSignature: string): Uint8Array {
  return finalize(paper.key, paper.prepared, bytes(blindSignature), paper.inverse);
}

/** What goes to the box; `slip` stands in for a choice with its code where a test sends something else. */
export function voteOn(open: OpenBallot, paper: Paper, signature: Uint8Array, slip: string): Vote {
  const sealed = sealBox(bytes(open.publicKey ?? ''), Buffer.from(slip), random(32));
  const ballotId: BallotId = open.id;
  return { ballotId, paper: text(paper.prepared), signature: text(signature), sealed: text(sealed) };
}

export const slipOf: (code: string, choice: Choice) => string = voteText;
