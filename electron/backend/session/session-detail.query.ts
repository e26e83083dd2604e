import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { listRepresentativesInOffice } from '../../../db/repos/roster.repo.ts';
import { findOtherOpen, listParticipants } from '../../../db/repos/session.queries.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { quorum, quorumNeeded } from '../../../shared/domain/ballot.rules.ts';
import { addWorkingDays } from '../../../shared/domain/calendar.rules.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import { noticeInTime } from '../../../shared/domain/schedule.rules.ts';
import { mayOpen, needsNotice } from '../../../shared/domain/session.rules.ts';
import { granted } from '../../../shared/verdict.ts';
import type { QueryHandler } from '../context.ts';
import { gatesOf } from '../session-state/gates.ts';
import { loadAgenda, loadLeftOut } from './load-agenda.ts';

/** One session as its pages and the console show it, with every gate as a verdict and its numbers. */
export const sessionDetail: QueryHandler<'session.get'> = async (db, { sessionId }, { today }) => {
  const session = await getSession(db, sessionId);
  const [gates, participants, agenda, leftOut, calendar, inOffice, underWay] = await Promise.all([
    gatesOf(db, session),
    listParticipants(db, sessionId),
    loadAgenda(db, sessionId),
    loadLeftOut(db, sessionId),
    loadCalendar(db),
    listRepresentativesInOffice(db, session.scheduledOn),
    findOtherOpen(db, sessionId),
  ]);
  const { settings, people } = gates;
  const onRoll = new Set(inOffice.map((representative) => representative.id));
  const present = people.filter(
    (person) => person.present && person.representativeId !== null && onRoll.has(person.representativeId),
  ).length;
  const roster = onRoll.size;
  return {
    ...session,
    gatesHeld: session.gatesHeld === null ? null : session.gatesHeld === 1,
    items: agenda.length,
    concluded: agenda.filter((item) => item.outcome !== null).length,
    minutesBy:
      session.closedAt === null ? null : addWorkingDays(dayOf(session.closedAt), settings.minutesDays, calendar).on,
    composition: gates.composition,
    gates: {
      share: gates.share,
      management: gates.management,
      deciding: gates.deciding,
      opening: mayOpen({ ...session, today, people, underWay }, settings),
      notice: needsNotice(session.kind) ? noticeInTime(session.scheduledOn, today, settings, calendar) : granted,
      quorum: quorum(present, roster),
    },
    quorum: { present, roster, need: quorumNeeded(roster) },
    rules: {
      noticeDays: settings.sessionNoticeDays,
      needPercent: settings.representativeSharePercent,
      headOfManagementCounts: settings.headOfManagementCounts,
      agendaCapacity: settings.agendaCapacity,
      majorBallotKind: settings.majorBallotKind,
    },
    participants: participants.map((person) => ({
      ...person,
      isHeadOfManagement: person.isHeadOfManagement === 1,
      present: person.present === 1,
    })),
    agenda,
    leftOut,
  };
};
