import type { AnyDb } from '../../../db/handles.ts';
import { listQueue } from '../../../db/repos/session.queries.ts';
import { drawAgenda, type QueuedPetition } from '../../../shared/domain/agenda.rules.ts';
import type { SessionKind } from '../../../shared/domain/session.ts';
import type { PetitionId } from '../../../shared/ids.ts';

type Row = Awaited<ReturnType<typeof listQueue>>[number];

/** A waiting petition with its flags as pages and rules take them. */
export function asQueued(row: Row) {
  return { ...row, urgent: row.urgent === 1, major: row.major === 1 } satisfies QueuedPetition<PetitionId>;
}

/** What the rules would put on a session's agenda now, and what they leave out and why. */
export async function agendaFromQueue(
  db: AnyDb,
  session: { readonly kind: SessionKind },
  capacity: number,
  today: string,
) {
  const queue = await listQueue(db, { urgentOnly: session.kind === 'urgent' });
  return drawAgenda(queue.map(asQueued), capacity, today);
}
