import { countActions, listActions } from '../../../db/repos/action.queries.ts';
import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { countDue, listPetitions } from '../../../db/repos/petition.queries.ts';
import { listRosterNames } from '../../../db/repos/privacy.queries.ts';
import { listFigureCells } from '../../../db/repos/figures.queries.ts';
import { countDoneSince, countLongTerm, listDoneSince, listLongTerm } from '../../../db/repos/publication.queries.ts';
import { listCurrentNotices } from '../../../db/repos/publication.repo.ts';
import { findSessionForScreen } from '../../../db/repos/session.queries.ts';
import { endOfWeek } from '../../../shared/domain/action.rules.ts';
import { workingDaysLeft } from '../../../shared/domain/deadline.rules.ts';
import { isCounted, ratesOf, total } from '../../../shared/domain/figures.rules.ts';
import { addDays } from '../../../shared/domain/instant.ts';
import { rosterNamesIn } from '../../../shared/domain/names-in-text.rules.ts';
import { withoutPersonalData } from '../../../shared/domain/personal-data.rules.ts';
import type { QueryHandler } from '../context.ts';

const noticesShown = 12;
const linesShown = 12;
const doneWithinDays = 60;
const nothingElse = { states: [], categories: [], classes: [], channels: [], words: '' };

/**
 * Petitions appear by number, title and department: what their text says may tell who wrote it. What is promised, done or
 * late comes here without anybody's release, so what looks like a person's number or name is blacked out.
 */
export const boardWall: QueryHandler<'board.wall'> = async (db, _input, { now, today }) => {
  const weekEnd = endOfWeek(today);
  const year = today.slice(0, 4);
  const doneFrom = addDays(today, -doneWithinDays);
  const [
    enterprise,
    session,
    calendar,
    notices,
    open,
    overdue,
    counts,
    done,
    latePetitions,
    lateCount,
    longTerm,
    cells,
    promised,
    doneCount,
    longTermCount,
    rosterNames,
  ] = await Promise.all([
    findEnterprise(db),
    findSessionForScreen(db, today),
    loadCalendar(db),
    listCurrentNotices(db, today, noticesShown),
    listActions(db, { group: 'open', today, weekEnd }, { from: today }, linesShown),
    listActions(db, { group: 'overdue', today, weekEnd }, {}, linesShown),
    countActions(db, today, weekEnd, {}),
    listDoneSince(db, doneFrom, linesShown),
    listPetitions(
      db,
      { ...nothingElse, overdueOn: today },
      { order: 'due', descending: false, after: null, limit: linesShown },
    ),
    countDue(db, { before: today }),
    listLongTerm(db, linesShown),
    listFigureCells(db, { from: `${year}-01-01`, to: today }, today),
    countActions(db, today, weekEnd, { from: today }),
    countDoneSince(db, doneFrom),
    countLongTerm(db),
    listRosterNames(db),
  ]);
  const counted = cells.filter(isCounted);
  const daysLate = (dueOn: string): number => Math.max(1, -workingDaysLeft(dueOn, today, calendar));
  const late = [
    ...overdue.map(({ actionNo: no, what: title, department, dueOn }) => ({ no, title, department, dueOn })),
    ...latePetitions.rows.map(({ petitionNo: no, title, handlerDepartment, nextDueOn }) => ({
      no,
      title,
      department: handlerDepartment ?? '',
      dueOn: nextDueOn ?? today,
    })),
  ]
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .slice(0, linesShown)
    .map((one) => ({ ...one, workingDays: daysLate(one.dueOn) }));
  const texts = [...late.map(({ title }) => title), ...[...open, ...done, ...longTerm].map(({ what }) => what)];
  const names = rosterNamesIn(texts.join('\n'), rosterNames);
  const shown = <T extends { readonly what: string }>(item: T): T => ({
    ...item,
    what: withoutPersonalData(item.what, names),
  });
  return {
    enterpriseName: enterprise?.name ?? null,
    today,
    now,
    next: session ?? null,
    notices: [...notices],
    promises: open.map(shown),
    promisesCount: promised.open,
    done: done.map(shown),
    doneCount,
    longTerm: longTerm.map(shown),
    longTermCount,
    figures: { year, received: total(counted), rates: ratesOf(counted) },
    late: late.map((one) => ({ ...one, title: withoutPersonalData(one.title, names) })),
    lateCount: counts.overdue + lateCount,
  };
};
