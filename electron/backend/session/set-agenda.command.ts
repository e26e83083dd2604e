import type { WriteTx } from '../../../db/handles.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { listAgenda, listOmissions, listQueue } from '../../../db/repos/session.queries.ts';
import {
  getSession,
  insertAgendaItem,
  replaceOmissions,
  setPosition,
  takeOff,
  updateSession,
  type Session,
} from '../../../db/repos/session.repo.ts';
import type { ParsedInputOf } from '../../../shared/contract/index.ts';
import { reasonsFor, type OmissionReason } from '../../../shared/domain/agenda.rules.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AgendaItemId, PetitionId } from '../../../shared/ids.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandContext, CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';
import { rulesOfSession } from '../session-state/gates.ts';
import { omissionText, parseOmission } from '../session-state/omission.ts';

type Input = ParsedInputOf<'session.setAgenda'>;
type Entry = Input['items'][number];

/** Sets the agenda as a whole: order, additions, what is taken off and why. Every waiting petition left out says why. */
export const setAgenda: CommandHandler<'session.setAgenda'> = async (tx, input, context) => {
  const session = await getSession(tx, input.sessionId);
  demand(mayDo(session.state, 'setAgenda'));
  const standing = await listAgenda(tx, session.id);
  const reasons = new Map(input.leftOut.map(({ petitionId, reason }) => [petitionId, reason]));

  const wanted = input.items.map((entry) => ({ entry, item: standing.find((item) => isSame(entry, item)) }));
  const kept = new Set(wanted.map(({ item }) => item?.id));
  for (const item of standing.filter(({ id }) => !kept.has(id))) {
    if (item.petitionId !== null) await sendBack(tx, session, item.petitionId, reasons, context);
    await takeOff(tx, item.id, context.now);
  }
  for (const [index, { entry, item }] of wanted.entries()) {
    if (item !== undefined) await setPosition(tx, item.id, index + 1);
    else await putOn(tx, session, entry, index + 1, context);
  }

  await noteOmissions(tx, session, wanted.length, reasons);
  context.about(session.id);
  return { version: await updateSession(tx, session.id, input.version, {}) };
};

function isSame(entry: Entry, item: { id: AgendaItemId; petitionId: PetitionId | null }): boolean {
  if ('itemId' in entry) return entry.itemId === item.id;
  return 'petitionId' in entry && entry.petitionId === item.petitionId;
}

async function sendBack(
  tx: WriteTx,
  session: Session,
  petitionId: PetitionId,
  reasons: ReadonlyMap<PetitionId, string>,
  context: CommandContext<'session.setAgenda'>,
): Promise<void> {
  const note = reasons.get(petitionId);
  if (note === undefined) throw new AppError('PETITION_REASON_MISSING');
  await movePetition(
    tx,
    { petitionId, version: undefined, act: 'takeOffAgenda', note, detail: { sessionNo: session.sessionNo } },
    { accountId: context.actor.accountId, now: context.now },
  );
}

async function putOn(
  tx: WriteTx,
  session: Session,
  entry: Entry,
  position: number,
  context: CommandContext<'session.setAgenda'>,
): Promise<void> {
  const row = { id: context.newId<'AgendaItem'>(), sessionId: session.id, position };
  if ('title' in entry) {
    const { title, major, proposer } = entry;
    const reasons = JSON.stringify([{ code: 'byHand' }]);
    await insertAgendaItem(tx, { ...row, petitionId: null, title, major: major ? 1 : 0, proposer, reasons });
    return;
  }
  // An item that no longer stands there was taken off by somebody else in the meantime.
  if ('itemId' in entry) throw new AppError('CONFLICT', { what: 'agendaItem' });
  const petition = await getPetition(tx, entry.petitionId);
  const queued = { ...petition, urgent: petition.urgent === 1, major: petition.major === 1 };
  await insertAgendaItem(tx, {
    ...row,
    petitionId: petition.id,
    title: petition.title,
    major: petition.major,
    reasons: JSON.stringify([{ code: 'byHand' }, ...reasonsFor(queued, context.today)]),
  });
  await movePetition(
    tx,
    { petitionId: petition.id, version: undefined, act: 'putOnAgenda', detail: { sessionNo: session.sessionNo } },
    { accountId: context.actor.accountId, now: context.now },
  );
}

async function noteOmissions(
  tx: WriteTx,
  session: Session,
  items: number,
  reasons: ReadonlyMap<PetitionId, string>,
): Promise<void> {
  const [queue, before, { settings }] = await Promise.all([
    listQueue(tx, { urgentOnly: session.kind === 'urgent' }),
    listOmissions(tx, session.id),
    rulesOfSession(tx, session),
  ]);
  const reasonOf = (id: PetitionId): OmissionReason => {
    const note = reasons.get(id);
    if (note !== undefined) return { code: 'byHand', note };
    const earlier = before.find(({ petitionId }) => petitionId === id);
    if (earlier !== undefined) return parseOmission(earlier.reason);
    return items >= settings.agendaCapacity ? { code: 'capacity', n: settings.agendaCapacity } : { code: 'later' };
  };
  await replaceOmissions(
    tx,
    session.id,
    queue.map(({ id }) => ({ petitionId: id, reason: omissionText(reasonOf(id)) })),
  );
}
