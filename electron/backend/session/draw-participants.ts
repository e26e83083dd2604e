import type { WriteTx } from '../../../db/handles.ts';
import { listAccounts } from '../../../db/repos/account.repo.ts';
import { listDelegatesInOffice, listRepresentativesInOffice } from '../../../db/repos/roster.repo.ts';
import { insertParticipants } from '../../../db/repos/session.repo.ts';
import type { Capacity, Side } from '../../../shared/domain/session.ts';
import type { Id, ManagementDelegateId, ParticipantId, RepresentativeId, SessionId } from '../../../shared/ids.ts';

type Representative = Awaited<ReturnType<typeof listRepresentativesInOffice>>[number];
type Delegate = Awaited<ReturnType<typeof listDelegatesInOffice>>[number];

/** A worker representative's row among a session's participants. */
export function asWorker(sessionId: SessionId, id: ParticipantId, person: Representative) {
  return {
    id,
    sessionId,
    side: 'worker' as Side,
    capacity: 'deliberating' as Capacity,
    name: person.name,
    department: person.workshop,
    roleGroup: person.roleGroup,
    representativeId: person.id as RepresentativeId | null,
    delegateId: null as ManagementDelegateId | null,
    accountId: null,
    isHeadOfManagement: 0 as 0 | 1,
  };
}

/** A delegate of management; the gate asks for the legal representative or the executive in charge. */
export function asManagement(sessionId: SessionId, id: ParticipantId, person: Delegate) {
  const isHead = person.isLegalRepresentative === 1 || person.isExecutiveInCharge === 1;
  return {
    id,
    sessionId,
    side: 'management' as Side,
    capacity: 'deliberating' as Capacity,
    name: person.name,
    department: person.department === '' ? person.position : person.department,
    roleGroup: null,
    representativeId: null,
    delegateId: person.id,
    accountId: null,
    isHeadOfManagement: isHead ? (1 as const) : (0 as const),
  };
}

/**
 * Invites who belongs at the table on that day: the worker representatives in office, management's delegates, the union's
 * chair; its officers record.
 */
export async function drawParticipants(
  tx: WriteTx,
  session: { readonly id: SessionId; readonly scheduledOn: string },
  newId: <Name extends string>() => Id<Name>,
): Promise<void> {
  const [representatives, delegates, accounts] = await Promise.all([
    listRepresentativesInOffice(tx, session.scheduledOn),
    listDelegatesInOffice(tx, session.scheduledOn),
    listAccounts(tx),
  ]);
  const union = accounts
    .filter((account) => account.disabledAt === null && (account.role === 'chair' || account.role === 'officer'))
    // Whoever was elected a representative sits on the workers' side: nobody takes two seats.
    .filter(({ personId, displayName }) =>
      representatives.every((person) =>
        personId === null ? person.name !== displayName : person.personId !== personId,
      ),
    )
    .map((account) => ({
      id: newId<'Participant'>(),
      sessionId: session.id,
      side: 'union' as const,
      capacity: account.role === 'chair' ? ('deliberating' as const) : ('recorder' as const),
      name: account.displayName,
      department: '',
      roleGroup: null,
      representativeId: null,
      delegateId: null,
      accountId: account.id,
      isHeadOfManagement: 0 as const,
    }));
  await insertParticipants(tx, [
    ...delegates.map((person) => asManagement(session.id, newId(), person)),
    ...union,
    ...representatives.map((person) => asWorker(session.id, newId(), person)),
  ]);
}
