import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { owedStates, type ActionGroup, type ActionState } from '../../shared/domain/action.rules.ts';
import type { ActionItemId, MilestoneId, PetitionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { Schema } from '../schema.ts';

export interface ActionFilter {
  readonly department?: string | undefined;
  /** Due on or after this day. */
  readonly from?: string | undefined;
  /** Due on or before this day. */
  readonly to?: string | undefined;
}

/** One list of the page. Days: `overdue` is due before `today`, `week` from today up to `weekEnd`. */
export interface ActionList {
  readonly group: ActionGroup;
  readonly today: string;
  readonly weekEnd: string;
}

type Items = ExpressionBuilder<Schema, 'action_item'>;

const within = (e: Items, { department, from, to }: ActionFilter): Expression<SqlBool> =>
  e.and([
    ...(department === undefined ? [] : [e('action_item.department', '=', department)]),
    ...(from === undefined ? [] : [e('action_item.dueOn', '>=', from)]),
    ...(to === undefined ? [] : [e('action_item.dueOn', '<=', to)]),
  ]);

const inGroup = (e: Items, { group, today, weekEnd }: ActionList): Expression<SqlBool> => {
  const owed = e('action_item.state', 'in', owedStates);
  switch (group) {
    case 'overdue':
      return e.and([owed, e('action_item.dueOn', '<', today)]);
    case 'week':
      return e.and([owed, e('action_item.dueOn', '>=', today), e('action_item.dueOn', '<=', weekEnd)]);
    case 'open':
      return owed;
    case 'done':
      return e('action_item.state', 'in', ['done', 'verified']);
    case 'dropped':
      return e('action_item.state', '=', 'dropped');
  }
};

const withLinks = (db: AnyDb) =>
  db
    .selectFrom('action_item')
    .leftJoin('petition', 'petition.id', 'action_item.petitionId')
    .leftJoin('session', 'session.id', 'action_item.sessionId')
    .selectAll('action_item')
    .select(['petition.petitionNo', 'petition.title as petitionTitle', 'session.sessionNo']);

/** Items of one list with the petition and session they come from: the earliest due first, what is done by the latest. */
export async function listActions(db: AnyDb, list: ActionList, filter: ActionFilter, limit: number) {
  const rows = withLinks(db)
    .where((e) => within(e as unknown as Items, filter))
    .where((e) => inGroup(e as unknown as Items, list));
  const ordered =
    list.group === 'done' ? rows.orderBy('action_item.doneAt', 'desc') : rows.orderBy('action_item.dueOn');
  return ordered.orderBy('action_item.actionNo').limit(limit).execute();
}

/** How many items stand on each list. */
export async function countActions(db: AnyDb, today: string, weekEnd: string, filter: ActionFilter) {
  const number = (e: Items, group: ActionGroup) =>
    sql<number>`coalesce(sum(iif(${inGroup(e, { group, today, weekEnd })}, 1, 0)), 0)`.as(group);
  return db
    .selectFrom('action_item')
    .select((e) => [
      number(e, 'overdue'),
      number(e, 'week'),
      number(e, 'open'),
      number(e, 'done'),
      number(e, 'dropped'),
    ])
    .where((e) => within(e, filter))
    .executeTakeFirstOrThrow();
}

/** The departments that have promised something, alphabetically. */
export async function listActionDepartments(db: AnyDb): Promise<readonly string[]> {
  const rows = await db.selectFrom('action_item').select('department').distinct().orderBy('department').execute();
  return rows.map(({ department }) => department);
}

/** One item with its links. */
export async function findActionWithLinks(db: AnyDb, id: ActionItemId) {
  return withLinks(db).where('action_item.id', '=', id).executeTakeFirst();
}

/** Every report on an item, oldest first, with the display name of who made it. */
export async function listActionProgress(db: AnyDb, id: ActionItemId) {
  return db
    .selectFrom('action_progress')
    .leftJoin('account', 'account.id', 'action_progress.accountId')
    .select([
      'action_progress.at',
      'account.displayName as by',
      'action_progress.kind',
      'action_progress.note',
      'action_progress.percent',
      'action_progress.detail',
    ])
    .where('action_progress.actionItemId', '=', id)
    .orderBy('action_progress.seq')
    .execute();
}

export async function listMilestones(db: AnyDb, id: ActionItemId) {
  return db.selectFrom('milestone').selectAll().where('actionItemId', '=', id).orderBy('position').execute();
}

/** Sets the day on which a milestone was reached; false when it belongs to another item or had been reached before. */
export async function markMilestoneDone(
  tx: WriteTx,
  milestone: { id: MilestoneId; actionItemId: ActionItemId; doneOn: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('milestone')
    .set({ doneOn: milestone.doneOn })
    .where('id', '=', milestone.id)
    .where('actionItemId', '=', milestone.actionItemId)
    .where('doneOn', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The states of all items promised for a petition. */
export async function listActionStates(db: AnyDb, petitionId: PetitionId): Promise<readonly ActionState[]> {
  const rows = await db.selectFrom('action_item').select('state').where('petitionId', '=', petitionId).execute();
  return rows.map(({ state }) => state);
}
