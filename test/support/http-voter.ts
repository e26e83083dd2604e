import { randomBytes } from 'node:crypto';
import { blind, finalize, prepare } from '../../shared/crypto/blind-rsa.ts';
import { integerOf } from '../../shared/crypto/integers.ts';
import { sealBox } from '../../shared/crypto/sealed-box.ts';
import type { InputOf, OutputOf, CallName } from '../../shared/contract/index.ts';
import type { Choice } from '../../shared/domain/ballot.ts';
import type { BallotId } from '../../shared/ids.ts';
import { trackingCode } from './ballot.ts';
import { slipOf } from './phone-voter.ts';
import { Phone } from './phone.ts';

const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const bytes = (base64url: string): Uint8Array => Uint8Array.from(Buffer.from(base64url, 'base64url'));

/** A call over the network that has to go through. */
export async function ask<N extends CallName>(phone: Phone, name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await phone.call(name, input);
  if (!reply.ok) throw new Error(`${name} refused: ${JSON.stringify(reply.error)}`);
  return reply.value as OutputOf<N>;
}

/** A representative's phone that has scanned its personal code. */
export async function entered(address: string, ticket: string): Promise<Phone> {
  const phone = await Phone.at(address);
  const reply = await phone.enter(ticket);
  if (!reply.ok) throw new Error(`phone.enter refused: ${JSON.stringify(reply.error)}`);
  return phone;
}

/** A secret vote as a page gives it: signed blindly as its owner, cast as nobody. */
export async function voteByPhone(phone: Phone, ballotId: BallotId, choice: Choice): Promise<void> {
  const { open } = await ask(phone, 'ballot.forPhone', {});
  if (!open?.signingKey || !open.publicKey) throw new Error('no secret ballot is open');
  const key = { n: integerOf(bytes(open.signingKey.n)), e: integerOf(bytes(open.signingKey.e)) };
  const prepared = prepare(random(32), random(32));
  const { blindedMessage, inverse } = blind(key, prepared, random(48), integerOf(random(255)));
  const { blindSignature } = await ask(phone, 'ballot.sign', { ballotId, blinded: text(blindedMessage) });
  const signature = finalize(key, prepared, bytes(blindSignature), inverse);
  const sealed = sealBox(bytes(open.publicKey), Buffer.from(slipOf(trackingCode(), choice)), random(32));
  await ask(new Phone(phone.address, phone.publicKey), 'ballot.castSigned', {
    ballotId,
    paper: text(prepared),
    signature: text(signature),
    sealed: text(sealed),
  });
}
