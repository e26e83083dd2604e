import { countActions, listActions } from '../../../db/repos/action.queries.ts';
import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { countDue, countPetitions, listPetitions } from '../../../db/repos/petition.queries.ts';
import { findSessionForScreen } from '../../../db/repos/session.queries.ts';
import { endOfWeek } from '../../../shared/domain/action.rules.ts';
import { addWorkingDays, isWorkingDay } from '../../../shared/domain/calendar.rules.ts';
import { workingDaysLeft } from '../../../shared/domain/deadline.rules.ts';
import { stepOf } from '../../../shared/domain/four-steps.rules.ts';
import { openPetitionStates, type PetitionState } from '../../../shared/domain/petition.ts';
import type { QueryHandler } from '../context.ts';
import { asPetitionRow } from '../petition-state/petition-row.ts';

const soonDays = 3;
const listed = 30;
const nothingElse = { states: [], categories: [], classes: [], channels: [], words: '' };

export const todayOverview: QueryHandler<'today.overview'> = async (db, _input, { today }) => {
  const calendar = await loadCalendar(db);
  const soon = addWorkingDays(today, soonDays, calendar).on;
  const weekEnd = endOfWeek(today);
  const [cells, overdueCount, dueBySoon, promises, promiseCounts, session, due, untriaged] = await Promise.all([
    countPetitions(db, nothingElse),
    countDue(db, { before: today }),
    countDue(db, { upTo: soon }),
    listActions(db, { group: 'open', today, weekEnd }, { to: soon }, listed),
    countActions(db, today, weekEnd, {}),
    findSessionForScreen(db, today),
    listPetitions(
      db,
      { ...nothingElse, dueUpTo: soon },
      { order: 'due', descending: false, after: null, limit: listed },
    ),
    listPetitions(
      db,
      { ...nothingElse, states: ['received'] },
      { order: 'received', descending: true, after: null, limit: listed },
    ),
  ]);
  const sum = (is: (state: PetitionState) => boolean): number =>
    cells.reduce((total, cell) => total + (is(cell.state) ? cell.n : 0), 0);
  const inStep = (step: string): number => sum((state) => stepOf(state) === step);
  return {
    today,
    isWorkingDay: isWorkingDay(today, calendar),
    overdueCount,
    dueSoonCount: dueBySoon - overdueCount,
    untriagedCount: sum((state) => state === 'received'),
    openCount: sum((state) => (openPetitionStates as readonly PetitionState[]).includes(state)),
    due: due.rows.map((row) => asPetitionRow(row, today, calendar)),
    promises: promises.map((row) => ({ ...row, workingDaysLeft: workingDaysLeft(row.dueOn, today, calendar) })),
    promisesLate: promiseCounts.overdue,
    nextSession: session ?? null,
    untriaged: untriaged.rows.map((row) => asPetitionRow(row, today, calendar)),
    steps: {
      collect: inStep('collect'),
      consult: inStep('consult'),
      evaluate: inStep('evaluate'),
      sustain: inStep('sustain'),
    },
  };
};
