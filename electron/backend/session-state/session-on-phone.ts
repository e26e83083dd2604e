import type { ReadDb } from '../../../db/handles.ts';
import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { findSeat, findSessionForPhone } from '../../../db/repos/session.queries.ts';
import type { Session } from '../../../db/repos/session.repo.ts';
import { shownOnPhonesSince } from '../../../shared/domain/session.rules.ts';
import type { AccountId } from '../../../shared/ids.ts';

interface Asking {
  readonly actor: { readonly accountId: AccountId };
  readonly now: string;
  readonly today: string;
}

/** The session that phones show now, and the seat of who asks in it; undefined where there is none or no seat. */
export async function sessionOnPhone(db: ReadDb, { actor, now, today }: Asking) {
  const session = await findSessionForPhone(db, today, shownOnPhonesSince(now));
  if (session === undefined) return undefined;
  const own = await representativeOfAccount(db, actor.accountId);
  return { session, seat: own === undefined ? undefined : await findSeat(db, session.id, own.representativeId) };
}

/** The same session for who is invited to it: papers and what came with petitions are for nobody else's phone. */
export async function invitedByPhone(db: ReadDb, asking: Asking): Promise<Session | undefined> {
  const shown = await sessionOnPhone(db, asking);
  return shown?.seat === undefined ? undefined : shown.session;
}
