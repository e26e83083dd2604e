import { findAccount } from '../../../db/repos/account.repo.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { getPublication, listObjections } from '../../../db/repos/publication.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import type { ReadDb } from '../../../db/handles.ts';
import { personalDataIn } from '../../../shared/domain/personal-data.rules.ts';
import { isVisible, mayObject } from '../../../shared/domain/publication.rules.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PublicationId } from '../../../shared/ids.ts';
import type { QueryHandler } from '../context.ts';
import { readsDrafts } from './reads-drafts.ts';

export const publicationDetail: QueryHandler<'publication.get'> = async (db, { publicationId }, { actor, today }) => {
  const publication = await getPublication(db, publicationId);
  // A draft is not there for whoever may not read it.
  if (!isVisible(publication.state) && !readsDrafts(actor.role))
    throw new AppError('NOT_FOUND', { what: 'publication' });
  const [enterprise, versions, objections, replaces, replacedBy, releasedBy] = await Promise.all([
    findEnterprise(db),
    listRulesVersions(db),
    listObjections(db, publicationId),
    reference(db, publication.replacesId),
    reference(db, publication.replacedById),
    publication.releasedBy === null ? null : findAccount(db, publication.releasedBy),
  ]);
  const { title, basis, content, procedure, result } = publication;
  return {
    ...publication,
    enterpriseName: enterprise?.name ?? '',
    unionName: enterprise?.unionName ?? '',
    releasedBy: releasedBy?.displayName ?? null,
    mayObject: mayObject(publication, today).ok,
    objectionDays: rulesInForce(versions, today).settings.objectionDays,
    replaces,
    replacedBy,
    personalData: [...personalDataIn([title, basis, content, procedure, result].join('\n'))],
    objections: [...objections],
  };
};

async function reference(db: ReadDb, id: PublicationId | null) {
  if (id === null) return null;
  const { publicationNo } = await getPublication(db, id);
  return { id, publicationNo };
}
