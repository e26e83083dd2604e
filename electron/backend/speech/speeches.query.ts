import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { listSpeeches } from '../../../db/repos/speech.repo.ts';
import { spokenSeconds } from '../../../shared/domain/speech.rules.ts';
import type { QueryHandler } from '../context.ts';
import { talkOfSession } from '../session-state/talk-of-session.ts';

/** The speaker list, in the order of asking. Once the session is closed nobody speaks any more. */
export const speechList: QueryHandler<'speech.list'> = async (db, { sessionId }, { actor, now }) => {
  const [{ closedAt }, rows, own] = await Promise.all([
    getSession(db, sessionId),
    listSpeeches(db, sessionId),
    actor.role === 'representative' ? representativeOfAccount(db, actor.accountId) : undefined,
  ]);
  const speeches = rows.map((row) => ({
    ...row,
    endedAt: row.startedAt === null ? null : (row.endedAt ?? closedAt),
    seconds: spokenSeconds(row, closedAt ?? now),
    own: own !== undefined && own.representativeId === row.representativeId,
  }));
  const spoken = speeches.filter((speech) => speech.endedAt !== null);
  return {
    now,
    speaking: speeches.find((speech) => speech.startedAt !== null && speech.endedAt === null) ?? null,
    waiting: closedAt === null ? speeches.filter((speech) => speech.startedAt === null) : [],
    spoken,
  };
};

/** Talk time by group, until now or the session's end. */
export const speechTimes: QueryHandler<'speech.times'> = async (db, { sessionId }, { now }) => {
  return { now, ...(await talkOfSession(db, await getSession(db, sessionId), now)) };
};
