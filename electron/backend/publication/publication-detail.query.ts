import { findAccount } from '../../../db/repos/account.repo.ts';
import { findAuditEntry } from '../../../db/repos/audit.repo.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { getPublication, listObjections, type Publication } from '../../../db/repos/publication.repo.ts';
import type { ReadDb } from '../../../db/handles.ts';
import type { WorkingCalendar } from '../../../shared/domain/calendar.ts';
import { listRosterNames } from '../../../db/repos/privacy.queries.ts';
import { personalDataIn } from '../../../shared/domain/personal-data.rules.ts';
import { workingDaysLeft } from '../../../shared/domain/deadline.rules.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import { isVisible, mayObject, mayRelease, noticeUntil } from '../../../shared/domain/publication.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PublicationId } from '../../../shared/ids.ts';
import type { QueryHandler } from '../context.ts';
import { readsDrafts } from './reads-drafts.ts';

export const publicationDetail: QueryHandler<'publication.get'> = async (db, { publicationId }, { actor, today }) => {
  const publication = await getPublication(db, publicationId);
  // A draft is not there for whoever may not read it.
  if (!isVisible(publication.state) && !readsDrafts(actor.role))
    throw new AppError('NOT_FOUND', { what: 'publication' });
  const [enterprise, objections, replaces, replacedBy, releasedBy, entry, calendar, releasing] = await Promise.all([
    findEnterprise(db),
    listObjections(db, publicationId),
    reference(db, publication.replacesId),
    reference(db, publication.replacedById),
    publication.releasedBy === null ? null : findAccount(db, publication.releasedBy),
    findAuditEntry(db, 'publication.release', publicationId),
    loadCalendar(db),
    releaseToday(db, publication, today),
  ]);
  const { title, basis, content, procedure, result } = publication;
  return {
    ...publication,
    enterpriseName: enterprise?.name ?? '',
    unionName: enterprise?.unionName ?? '',
    releasedBy: releasedBy?.displayName ?? null,
    workingDaysLeft: daysLeft(publication, today, calendar),
    releasing,
    mayObject: mayObject(publication, today).ok,
    replaces,
    replacedBy,
    fingerprint: entry === undefined ? null : { seq: entry.seq, hash: entry.hash },
    personalData: [...personalDataIn([title, basis, content, procedure, result].join('\n'), await listRosterNames(db))],
    objections: [...objections],
  };
};

async function reference(db: ReadDb, id: PublicationId | null) {
  if (id === null) return null;
  const { publicationNo } = await getPublication(db, id);
  return { id, publicationNo };
}

function daysLeft({ state, noticeUntil: until }: Publication, today: string, calendar: WorkingCalendar): number | null {
  return state !== 'released' || until === null || until < today ? null : workingDaysLeft(until, today, calendar);
}

async function releaseToday(db: ReadDb, publication: Publication, today: string) {
  if (publication.state !== 'draft') return null;
  const [versions, calendar] = await Promise.all([listRulesVersions(db), loadCalendar(db)]);
  const { settings } = rulesInForce(versions, today);
  const { on, provisional } = noticeUntil(today, settings, calendar);
  return {
    verdict: mayRelease(publication.state, publication),
    days: settings.objectionDays,
    noticeUntil: on,
    provisional,
  };
}
