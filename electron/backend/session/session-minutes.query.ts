import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { listMovements, listParticipants } from '../../../db/repos/session.queries.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { gateHistory } from '../../../shared/domain/gate-history.rules.ts';
import { sharePercent } from '../../../shared/domain/session.rules.ts';
import type { QueryHandler } from '../context.ts';
import { rulesOfSession } from '../session-state/gates.ts';
import { talkOfSession } from '../session-state/talk-of-session.ts';
import { loadAgenda, loadLeftOut } from './load-agenda.ts';

/** The minutes, assembled from the record: who was there, how the gates stood, whose time it was, what was answered, decided and promised. */
export const sessionMinutes: QueryHandler<'session.minutes'> = async (db, { sessionId }, { now }) => {
  const session = await getSession(db, sessionId);
  const [enterprise, rules, people, movements, agenda, leftOut, talk] = await Promise.all([
    findEnterprise(db),
    rulesOfSession(db, session),
    listParticipants(db, sessionId),
    listMovements(db, sessionId),
    loadAgenda(db, sessionId),
    loadLeftOut(db, sessionId),
    talkOfSession(db, session, now),
  ]);
  const { openedRepresentatives, openedDeliberating, openedAt } = session;
  const opened =
    openedRepresentatives === null || openedDeliberating === null
      ? null
      : { representatives: openedRepresentatives, deliberating: openedDeliberating };
  return {
    ...session,
    enterpriseName: enterprise?.name ?? '',
    unionName: enterprise?.unionName ?? '',
    note: session.minutesNote,
    attended: people.filter((person) => person.firstIn !== null),
    absent: people.filter((person) => person.firstIn === null),
    openedWith:
      opened === null
        ? null
        : { ...opened, percent: sharePercent(opened), needPercent: rules.settings.representativeSharePercent },
    gates:
      openedAt === null
        ? []
        : [
            ...gateHistory(
              people.map((person) => ({ ...person, isHeadOfManagement: person.isHeadOfManagement === 1 })),
              movements,
              { openedAt, closedAt: session.closedAt },
              rules.settings,
            ),
          ],
    talk,
    gatesHeld: session.gatesHeld === null ? null : session.gatesHeld === 1,
    items: agenda.map((item) => ({
      ...item,
      petitionNo: item.petition?.petitionNo ?? null,
      petitionText: item.petition?.text ?? null,
    })),
    leftOut,
  };
};
