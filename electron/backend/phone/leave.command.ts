import { endPhoneSession } from '../../../db/repos/phone.repo.ts';
import type { CommandHandler } from '../context.ts';
import { secretHash } from './phone-sessions.ts';

/** `session` is put in by the host, out of the cookie. */
export const leave: CommandHandler<'phone.leave'> = async (tx, { session }, context) => {
  if (session !== undefined) await endPhoneSession(tx, secretHash(session), context.now);
  context.about(context.actor.accountId);
  context.afterCommit(() => context.services.signedIn.end(context.token));
  return {};
};
