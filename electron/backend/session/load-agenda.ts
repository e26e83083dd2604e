import type { AnyDb } from '../../../db/handles.ts';
import { listBallotsOfSession } from '../../../db/repos/ballot.repo.ts';
import { listAgenda, listAgendaPetitions, listMeasures, listOmissions } from '../../../db/repos/session.queries.ts';
import type { AgendaReason } from '../../../shared/domain/agenda.rules.ts';
import type { SessionId } from '../../../shared/ids.ts';
import { parseOmission } from '../session-state/omission.ts';
import { asQueued } from './draw-agenda.ts';

type BallotRow = Awaited<ReturnType<typeof listBallotsOfSession>>[number];

/** The agenda in order, each item with its petition, measures and ballots: five readings, however long it is. */
export async function loadAgenda(db: AnyDb, sessionId: SessionId) {
  const [items, petitions, measures, ballots] = await Promise.all([
    listAgenda(db, sessionId),
    listAgendaPetitions(db, sessionId),
    listMeasures(db, sessionId),
    listBallotsOfSession(db, sessionId),
  ]);
  const petitionOf = new Map(petitions.map((petition) => [petition.id, asQueued(petition)]));
  return items.map((item) => ({
    ...item,
    major: item.major === 1,
    reasons: JSON.parse(item.reasons) as AgendaReason[],
    petition: item.petitionId === null ? null : (petitionOf.get(item.petitionId) ?? null),
    measures: measures.filter((measure) => measure.agendaItemId === item.id),
    ballots: ballots.filter((ballot) => ballot.agendaItemId === item.id).map(asResult),
  }));
}

/** Counts typed in while a ballot is open stay here: no running tally leaves. */
function asResult(ballot: BallotRow) {
  const open = ballot.state === 'open';
  return {
    ...ballot,
    votesFor: open ? null : ballot.votesFor,
    votesAgainst: open ? null : ballot.votesAgainst,
    votesAbstain: open ? null : ballot.votesAbstain,
    invalid: open ? null : ballot.invalid,
    passed: ballot.passed === null ? null : ballot.passed === 1,
  };
}

export async function loadLeftOut(db: AnyDb, sessionId: SessionId) {
  const rows = await listOmissions(db, sessionId);
  return rows.map((row) => ({ ...row, reason: parseOmission(row.reason) }));
}
