import type { WriteTx } from '../../../db/handles.ts';
import { listDelegatesInOffice, listRepresentativesInOffice } from '../../../db/repos/roster.repo.ts';
import { listParticipants } from '../../../db/repos/session.queries.ts';
import { getSession, insertParticipants, type Session } from '../../../db/repos/session.repo.ts';
import type { ParsedInputOf } from '../../../shared/contract/index.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { asManagement, asWorker } from './draw-participants.ts';

type Who = ParsedInputOf<'session.addParticipant'>['who'];

/** Invites one more, from the rosters or by name; somebody who is on the list already stays there once. */
export const addParticipant: CommandHandler<'session.addParticipant'> = async (tx, { sessionId, who }, context) => {
  const session = await getSession(tx, sessionId);
  demand(mayDo(session.state, 'setParticipants'));
  context.about(sessionId);
  const there = (await listParticipants(tx, sessionId)).find((person) => isSame(person, who));
  if (there !== undefined) return { participantId: there.id };
  const participantId = context.newId<'Participant'>();
  await insertParticipants(tx, [await rowOf(tx, session, participantId, who)]);
  return { participantId };
};

function isSame(person: Awaited<ReturnType<typeof listParticipants>>[number], who: Who): boolean {
  if ('representativeId' in who) return person.representativeId === who.representativeId;
  return 'delegateId' in who && person.delegateId === who.delegateId;
}

async function rowOf(tx: WriteTx, session: Session, id: ParticipantId, who: Who) {
  if ('representativeId' in who) {
    const inOffice = await listRepresentativesInOffice(tx, session.scheduledOn);
    const person = inOffice.find((representative) => representative.id === who.representativeId);
    if (person === undefined) throw new AppError('REPRESENTATIVE_NOT_IN_OFFICE');
    return asWorker(session.id, id, person);
  }
  if ('delegateId' in who) {
    const inOffice = await listDelegatesInOffice(tx, session.scheduledOn);
    const person = inOffice.find((delegate) => delegate.id === who.delegateId);
    if (person === undefined) throw new AppError('NOT_FOUND', { what: 'delegate' });
    return asManagement(session.id, id, person);
  }
  return {
    id,
    sessionId: session.id,
    side: who.side,
    capacity: who.capacity,
    name: who.name,
    department: who.department,
    roleGroup: null,
    representativeId: null,
    delegateId: null,
    accountId: null,
    isHeadOfManagement: who.side === 'management' && who.isHeadOfManagement ? (1 as const) : (0 as const),
  };
}
