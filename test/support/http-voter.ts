import type { InputOf, OutputOf, CallName } from '../../shared/contract/index.ts';
import type { Choice } from '../../shared/domain/ballot.ts';
import type { BallotId } from '../../shared/ids.ts';
import { newPaper, signatureOn, slipOf, voteOn } from './ballot-paper.ts';
import { trackingCode } from './ballot.ts';
import { Phone } from './phone.ts';

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
  await (
    await signedVote(phone, ballotId, choice)
  )();
}

/** A vote whose paper is signed; what comes back casts it. */
export async function signedVote(phone: Phone, ballotId: BallotId, choice: Choice): Promise<() => Promise<void>> {
  const { open } = await ask(phone, 'ballot.forPhone', {});
  if (open === null) throw new Error('no ballot is open');
  const paper = newPaper(open);
  const { blindSignature } = await ask(phone, 'ballot.sign', { ballotId, blinded: paper.blinded });
  const vote = voteOn(open, paper, signatureOn(paper, blindSignature), slipOf(trackingCode(), choice));
  return async () => {
    await ask(new Phone(phone.address, phone.publicKey), 'ballot.castSigned', vote);
  };
}
