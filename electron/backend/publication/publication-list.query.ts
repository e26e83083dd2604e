import { listPublications } from '../../../db/repos/publication.repo.ts';
import { isVisible, publicationStates } from '../../../shared/domain/publication.rules.ts';
import type { QueryHandler } from '../context.ts';
import { readsDrafts } from './reads-drafts.ts';

export const publicationList: QueryHandler<'publication.list'> = async (db, { states, kinds }, { actor }) => {
  const asked = states.length === 0 ? publicationStates : states;
  const allowed = asked.filter((state) => isVisible(state) || readsDrafts(actor.role));
  return { rows: await listPublications(db, { states: allowed, kinds }) };
};
