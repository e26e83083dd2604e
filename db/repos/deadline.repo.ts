import type { PetitionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { Flag } from '../schema/flag.ts';

export interface DeadlineColumns {
  readonly answerBy: string | null;
  readonly doneBy: string | null;
  readonly planBy: string | null;
  readonly consultBy: string | null;
  readonly sessionBy: string | null;
  readonly dueProvisional: Flag;
  readonly nextDueOn: string | null;
}

/** Petitions on which something is owed and whose days may change: provisional ones, or those not yet due on a day. */
export async function listRunningClocks(db: AnyDb, which: 'provisional' | { stillRunningOn: string }) {
  const clocks = db
    .selectFrom('petition')
    .select([
      'id',
      'class',
      'urgent',
      'state',
      'startOn',
      'answerBy',
      'doneBy',
      'planBy',
      'consultBy',
      'sessionBy',
      'progressBy',
      'answeredAt',
      'doneAt',
      'dueProvisional',
    ])
    .where('nextDueOn', 'is not', null);
  return which === 'provisional'
    ? clocks.where('dueProvisional', '=', 1).execute()
    : clocks.where('nextDueOn', '>=', which.stillRunningOn).execute();
}

/** Sets a petition's days anew; its version moves on, so that a page that shows the old days is told. */
export async function resetDeadlines(tx: WriteTx, id: PetitionId, days: DeadlineColumns): Promise<void> {
  await tx
    .updateTable('petition')
    .set({ ...days, version: (e) => e('version', '+', 1) })
    .where('id', '=', id)
    .execute();
}
