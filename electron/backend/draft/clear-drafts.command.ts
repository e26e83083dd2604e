import { dropDraft, listRestingDrafts } from '../../../db/repos/draft.repo.ts';
import { isDraftOver } from '../../../shared/domain/draft.rules.ts';
import type { CommandHandler } from '../context.ts';

/** A draft may name people: what nobody needs any more is overwritten, in the write-ahead log as well. */
export const clearDrafts: CommandHandler<'draft.clear'> = async (tx, _input, { today, services, afterCommit }) => {
  const over = (await listRestingDrafts(tx)).filter((draft) => isDraftOver(draft, today));
  for (const { accountId, place } of over) await dropDraft(tx, accountId, place);
  if (over.length > 0) afterCommit(() => services.emptyLog());
  return { cleared: over.length };
};
