import type { draftContract } from '../../../shared/contract/draft.contract.ts';
import type { HandlersOf } from '../context.ts';
import { clearDrafts } from './clear-drafts.command.ts';
import { dropOwnDraft, keepOwnDraft, ownDrafts } from './own-drafts.ts';

export const draftHandlers: HandlersOf<typeof draftContract> = {
  'draft.list': ownDrafts,
  'draft.keep': keepOwnDraft,
  'draft.drop': dropOwnDraft,
  'draft.clear': clearDrafts,
};
