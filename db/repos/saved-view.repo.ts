import type { AccountId, SavedViewId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

const place = 'petitions';

/** A person's own views of the register, by name. `body`: JSON of the filter. */
export async function listSavedViews(db: AnyDb, accountId: AccountId) {
  return db
    .selectFrom('saved_view')
    .select(['name', 'body'])
    .where('accountId', '=', accountId)
    .where('place', '=', place)
    .orderBy('name')
    .execute();
}

/** Keeps a view under its name; one of the same name is replaced. */
export async function saveView(
  tx: WriteTx,
  view: { id: SavedViewId; accountId: AccountId; name: string; body: string; createdAt: string },
): Promise<void> {
  await deleteView(tx, view.accountId, view.name);
  await tx
    .insertInto('saved_view')
    .values({ ...view, place })
    .execute();
}

export async function deleteView(tx: WriteTx, accountId: AccountId, name: string): Promise<void> {
  await tx
    .deleteFrom('saved_view')
    .where('accountId', '=', accountId)
    .where('place', '=', place)
    .where('name', '=', name)
    .execute();
}
