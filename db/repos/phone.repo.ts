import type { AccountId, PersonId, RepresentativeId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

/** Representatives in office with the account their phone acts as, where one was made. */
export async function listRepresentativesWithAccount(db: AnyDb) {
  return db
    .selectFrom('representative')
    .innerJoin('person', 'person.id', 'representative.personId')
    .leftJoin('account', (join) =>
      join
        .onRef('account.personId', '=', 'person.id')
        .on('account.role', '=', 'representative')
        .on('account.disabledAt', 'is', null),
    )
    .select([
      'representative.id as representativeId',
      'representative.constituency',
      'person.id as personId',
      'person.name',
      'person.employeeNo',
      'account.id as accountId',
    ])
    .where('representative.endedOn', 'is', null)
    .orderBy('representative.constituency')
    .orderBy('person.employeeNo')
    .execute();
}

/** The representative in office that an account acts for; undefined when its person is none. */
export async function representativeOfAccount(
  db: AnyDb,
  accountId: AccountId,
): Promise<{ representativeId: RepresentativeId; personId: PersonId; name: string } | undefined> {
  return db
    .selectFrom('account')
    .innerJoin('representative', 'representative.personId', 'account.personId')
    .innerJoin('person', 'person.id', 'representative.personId')
    .select(['representative.id as representativeId', 'person.id as personId', 'person.name'])
    .where('account.id', '=', accountId)
    .where('representative.endedOn', 'is', null)
    .executeTakeFirst();
}

export async function keepTicket(
  tx: WriteTx,
  ticket: { ticketHash: string; accountId: AccountId; issuedAt: string },
): Promise<void> {
  await tx.insertInto('phone_ticket').values(ticket).execute();
}

/** Takes every ticket of an account out of use, and puts out the phones that came in with one. */
export async function revokeTickets(tx: WriteTx, accountId: AccountId, at: string): Promise<void> {
  const tickets = tx.selectFrom('phone_ticket').select('ticketHash').where('accountId', '=', accountId);
  await tx
    .updateTable('phone_session')
    .set({ endedAt: at })
    .where('ticketHash', 'in', tickets)
    .where('endedAt', 'is', null)
    .execute();
  await tx
    .updateTable('phone_ticket')
    .set({ revokedAt: at })
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .execute();
}

/** The account of a ticket that is still good; undefined for any other. */
export async function findTicket(db: AnyDb, ticketHash: string): Promise<{ accountId: AccountId } | undefined> {
  return db
    .selectFrom('phone_ticket')
    .innerJoin('account', 'account.id', 'phone_ticket.accountId')
    .select('phone_ticket.accountId')
    .where('ticketHash', '=', ticketHash)
    .where('revokedAt', 'is', null)
    .where('account.disabledAt', 'is', null)
    .executeTakeFirst();
}

/** When each account's ticket was issued, for those that hold one; what a code at the door opened is none. */
export async function listTickets(db: AnyDb) {
  return db
    .selectFrom('phone_ticket')
    .select(['accountId', 'issuedAt'])
    .where('revokedAt', 'is', null)
    .where('ticketHash', 'not like', 'door:%')
    .execute();
}

export async function keepPhoneSession(
  tx: WriteTx,
  session: { cookieHash: string; proofHash: string; ticketHash: string; startedAt: string },
): Promise<void> {
  await tx.insertInto('phone_session').values(session).execute();
}

/** Whom a phone acts for, by the hashes of its cookie and of the proof that only the page knows. */
export async function findPhoneSession(db: AnyDb, cookieHash: string, proofHash: string) {
  return db
    .selectFrom('phone_session')
    .innerJoin('phone_ticket', 'phone_ticket.ticketHash', 'phone_session.ticketHash')
    .innerJoin('account', 'account.id', 'phone_ticket.accountId')
    .select(['account.id as accountId', 'account.displayName', 'account.role', 'account.department'])
    .where('phone_session.cookieHash', '=', cookieHash)
    .where('phone_session.proofHash', '=', proofHash)
    .where('phone_session.endedAt', 'is', null)
    .where('phone_ticket.revokedAt', 'is', null)
    .where('account.disabledAt', 'is', null)
    .executeTakeFirst();
}

export async function endPhoneSession(tx: WriteTx, cookieHash: string, at: string): Promise<void> {
  await tx.updateTable('phone_session').set({ endedAt: at }).where('cookieHash', '=', cookieHash).execute();
}
