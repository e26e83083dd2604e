import { dropDraft, keepDraft, listDrafts } from '../../../db/repos/draft.repo.ts';
import type { CommandHandler, QueryHandler } from '../context.ts';

export const ownDrafts: QueryHandler<'draft.list'> = async (db, _input, { actor }) => [
  ...(await listDrafts(db, actor.accountId)),
];

export const keepOwnDraft: CommandHandler<'draft.keep'> = async (tx, { place, body }, { actor, now }) => {
  await keepDraft(tx, { accountId: actor.accountId, place, body, savedAt: now });
  return {};
};

export const dropOwnDraft: CommandHandler<'draft.drop'> = async (tx, { place }, { actor }) => {
  await dropDraft(tx, actor.accountId, place);
  return {};
};
