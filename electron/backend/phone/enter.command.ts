import type { WriteTx } from '../../../db/handles.ts';
import { findAccount } from '../../../db/repos/account.repo.ts';
import { findTicket, keepPhoneSession, keepTicket } from '../../../db/repos/phone.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, CommandHandler } from '../context.ts';
import { doorMark, isTyped } from './door-codes.ts';
import { newSecret, secretHash } from './phone-sessions.ts';

export const enter: CommandHandler<'phone.enter'> = async (tx, { ticket }, context) => {
  const ticketHash = isTyped(ticket) ? await ticketOfDoorCode(tx, ticket, context) : secretHash(ticket);
  const found = ticketHash === undefined ? undefined : await findTicket(tx, ticketHash);
  if (ticketHash === undefined || found === undefined) throw new AppError('TICKET_UNKNOWN');
  const account = await findAccount(tx, found.accountId);
  const [session, proof] = [newSecret(), newSecret()];
  await keepPhoneSession(tx, {
    cookieHash: secretHash(session),
    proofHash: secretHash(proof),
    ticketHash,
    startedAt: context.now,
  });
  context.about(found.accountId);
  return { session, proof, name: account?.displayName ?? '' };
};

/** A code told at the door becomes a ticket that nobody holds: the phone's session hangs on it as on a printed one. */
async function ticketOfDoorCode(
  tx: WriteTx,
  code: string,
  { services, now, ifUndone }: CommandContext<'phone.enter'>,
): Promise<string | undefined> {
  // Used up at once: another phone with the same code may share the commit. Given back when this one did not get in.
  const taken = services.doorCodes.take(code, Date.parse(now));
  if (taken === undefined) return undefined;
  const { accountId, undo } = taken;
  ifUndone(undo);
  const ticketHash = `${doorMark}${secretHash(newSecret())}`;
  await keepTicket(tx, { ticketHash, accountId, issuedAt: now });
  return ticketHash;
}
