import type { Insertable, Selectable, Updateable } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type { AccountId, ActionItemId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { ActionItemTable, MilestoneTable } from '../schema/consultation.table.ts';

export type ActionItem = Selectable<ActionItemTable>;

/** @throws AppError NOT_FOUND */
export async function getActionItem(db: AnyDb, id: ActionItemId): Promise<ActionItem> {
  const row = await db.selectFrom('action_item').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_FOUND', { what: 'action' });
  return row;
}

export async function insertActionItem(
  tx: WriteTx,
  item: Insertable<ActionItemTable>,
  milestones: readonly Insertable<MilestoneTable>[] = [],
): Promise<void> {
  await tx.insertInto('action_item').values(item).execute();
  if (milestones.length > 0) await tx.insertInto('milestone').values(milestones).execute();
}

/** @throws AppError CONFLICT when somebody else has changed it since `version` was read */
export async function updateActionItem(
  tx: WriteTx,
  id: ActionItemId,
  version: number,
  change: Updateable<Omit<ActionItemTable, 'id' | 'version'>>,
): Promise<number> {
  const result = await tx
    .updateTable('action_item')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new AppError('CONFLICT', { what: 'action' });
  return version + 1;
}

/** Adds a report of progress; none is ever changed. */
export async function addActionProgress(
  tx: WriteTx,
  progress: {
    actionItemId: ActionItemId;
    at: string;
    accountId: AccountId | null;
    kind: string;
    note: string;
    percent: number | null;
    detail?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await tx
    .insertInto('action_progress')
    .values({ ...progress, detail: JSON.stringify(progress.detail ?? {}) })
    .execute();
}
