import { deleteView, listSavedViews, saveView } from '../../../db/repos/saved-view.repo.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { CommandHandler, QueryHandler } from '../context.ts';

type Filter = OutputOf<'petition.views'>[number]['filter'];

export const savedViews: QueryHandler<'petition.views'> = async (db, _input, { actor }) => {
  const rows = await listSavedViews(db, actor.accountId);
  // Written by `saveRegisterView` after the door had looked at it.
  return rows.map(({ name, body }) => ({ name, filter: JSON.parse(body) as Filter }));
};

export const saveRegisterView: CommandHandler<'petition.saveView'> = async (tx, { name, filter }, context) => {
  await saveView(tx, {
    id: context.newId<'SavedView'>(),
    accountId: context.actor.accountId,
    name,
    body: JSON.stringify(filter),
    createdAt: context.now,
  });
  return {};
};

export const deleteRegisterView: CommandHandler<'petition.deleteView'> = async (tx, { name }, context) => {
  await deleteView(tx, context.actor.accountId, name);
  return {};
};
