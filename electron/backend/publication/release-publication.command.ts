import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { getPublication, updatePublication, type Publication } from '../../../db/repos/publication.repo.ts';
import { getPetition, updatePetition } from '../../../db/repos/petition.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { getSession, updateSession } from '../../../db/repos/session.repo.ts';
import type { WriteTx } from '../../../db/handles.ts';
import { nextProgressDue } from '../../../shared/domain/deadline.rules.ts';
import { nextDueOn } from '../../../shared/domain/next-due.rules.ts';
import { mayActOnPublication, mayRelease, noticeUntil } from '../../../shared/domain/publication.rules.ts';
import { rulesInForce, type RulesSettings } from '../../../shared/domain/rules-of-procedure.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/**
 * Puts a draft on the board: its notice period begins, what it replaces is marked as replaced, a session whose result it
 * states is published, and a long-term petition whose plan or progress it states has its next report due later.
 */
export const releasePublication: CommandHandler<'publication.release'> = async (
  tx,
  { publicationId, version },
  context,
) => {
  const publication = await getPublication(tx, publicationId);
  demand(mayRelease(publication.state, publication));
  const { settings } = rulesInForce(await listRulesVersions(tx), context.today);
  const until = noticeUntil(context.today, settings, await loadCalendar(tx)).on;
  if (publication.replacesId !== null) {
    const old = await getPublication(tx, publication.replacesId);
    demand(mayActOnPublication(old.state, 'replace'));
    await updatePublication(tx, old.id, old.version, { state: 'replaced', replacedById: publicationId });
  }
  const next = await updatePublication(tx, publicationId, version, {
    state: 'released',
    releasedAt: context.now,
    releasedOn: context.today,
    releasedBy: context.actor.accountId,
    noticeUntil: until,
  });
  await publishSession(tx, publication, context.now);
  await countAsProgress(tx, publication, context.today, settings);
  context.about(publicationId);
  return { releasedOn: context.today, noticeUntil: until, version: next };
};

/** The first result of a session on the board publishes the session; it needs final minutes. */
async function publishSession(tx: WriteTx, { kind, sessionId }: Publication, now: string): Promise<void> {
  if (kind !== 'result' || sessionId === null) return;
  const session = await getSession(tx, sessionId);
  if (session.state === 'published') return;
  demand(mayDo(session.state, 'publish'));
  await updateSession(tx, sessionId, session.version, { state: 'published', publishedAt: now });
}

/** Rule: the progress of a long-term petition is published at least every set number of days. domain.md §3 */
async function countAsProgress(
  tx: WriteTx,
  { kind, petitionId }: Publication,
  today: string,
  settings: RulesSettings,
): Promise<void> {
  if (petitionId === null || (kind !== 'plan' && kind !== 'progress')) return;
  const petition = await getPetition(tx, petitionId);
  if (petition.progressBy === null) return;
  const progressBy = nextProgressDue(today, settings);
  await updatePetition(tx, petitionId, petition.version, {
    progressBy,
    nextDueOn: nextDueOn({ ...petition, progressBy }),
  });
}
