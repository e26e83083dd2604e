import { listRepresentativesWithAccount, listTickets } from '../../../db/repos/phone.repo.ts';
import type { QueryHandler } from '../context.ts';

export const tickets: QueryHandler<'host.tickets'> = async (db) => {
  const [representatives, held] = await Promise.all([listRepresentativesWithAccount(db), listTickets(db)]);
  const since = new Map(held.map(({ accountId, issuedAt }) => [accountId, issuedAt]));
  return representatives.map(({ representativeId, name, constituency, accountId }) => ({
    representativeId,
    name,
    constituency,
    issuedAt: accountId === null ? null : (since.get(accountId) ?? null),
  }));
};
