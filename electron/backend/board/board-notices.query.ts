import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { getPublication, listPublications } from '../../../db/repos/publication.repo.ts';
import { isVisible, publicationStates } from '../../../shared/domain/publication.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { QueryHandler } from '../context.ts';

const shown = 100;

/** The board for whoever has no account: what the union has released, and nothing of its drafts. */
export const boardNotices: QueryHandler<'board.notices'> = async (db) => {
  const rows = await listPublications(db, { states: publicationStates.filter(isVisible), kinds: [] });
  return rows.slice(0, shown);
};

export const boardNotice: QueryHandler<'board.notice'> = async (db, { publicationId }) => {
  const publication = await getPublication(db, publicationId);
  // A draft is not there for whoever may not read it.
  if (!isVisible(publication.state)) throw new AppError('NOT_FOUND', { what: 'publication' });
  const enterprise = await findEnterprise(db);
  return { ...publication, unionName: enterprise?.unionName ?? '' };
};
