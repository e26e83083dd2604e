import { listActions } from '../../../db/repos/action.queries.ts';
import { listBallotsOfSession } from '../../../db/repos/ballot.repo.ts';
import { listMilestonesOfPetition, listReportsOf, type ReportRow } from '../../../db/repos/publication.queries.ts';
import { listPetitions } from '../../../db/repos/petition.queries.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { listAgenda, listMeasures } from '../../../db/repos/session.queries.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import type { ReadDb } from '../../../db/handles.ts';
import { endOfWeek } from '../../../shared/domain/action.rules.ts';
import { percentFor, votesNeeded } from '../../../shared/domain/ballot.rules.ts';
import { chineseDay, dayOf, timeOf } from '../../../shared/domain/instant.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import { sharePercent } from '../../../shared/domain/session.rules.ts';
import { translator } from '../../../shared/i18n/translate.ts';
import type { PetitionId, SessionId } from '../../../shared/ids.ts';
import type { QueryHandler } from '../context.ts';
import { rulesOfSession } from '../session-state/gates.ts';

/** What hangs on the wall of a Chinese workshop is in Chinese, whatever language the office PC shows. */
const t = translator('zh-CN');
const lines = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');
const empty = { title: '', basis: '', content: '', procedure: '', result: '' };

/** Makes the text of a notice from the record. Petitions appear by number and title, never by who handed them in. */
export const proposePublication: QueryHandler<'publication.propose'> = async (db, input, { today }) => {
  switch (input.kind) {
    case 'agenda':
      return agendaText(db, input.sessionId);
    case 'result':
      return resultText(db, input.sessionId);
    case 'plan':
    case 'progress':
      return longTermText(db, input.kind, input.petitionId, today);
    case 'overdue':
      return overdueText(db, today);
    case 'notice':
      return empty;
  }
};

async function agendaText(db: ReadDb, sessionId: SessionId) {
  const session = await getSession(db, sessionId);
  const [agenda, { settings }] = await Promise.all([listAgenda(db, sessionId), rulesOfSession(db, session)]);
  return {
    title: t('publication.text.agendaTitle', { session: session.title }),
    basis: t('publication.text.agendaBasis'),
    content: lines(
      t('publication.text.agendaContent', {
        time: `${chineseDay(session.scheduledOn)} ${timeOf(session.scheduledAt)}`,
        place: session.place,
      }),
      ...agenda.map(({ title, major }, index) =>
        t(major === 1 ? 'publication.text.majorItem' : 'publication.text.item', { n: index + 1, title }),
      ),
    ),
    procedure: t('publication.text.agendaProcedure', { days: settings.sessionNoticeDays }),
    result: '',
  };
}

async function resultText(db: ReadDb, sessionId: SessionId) {
  const session = await getSession(db, sessionId);
  const [agenda, measures, ballots, { settings }] = await Promise.all([
    listAgenda(db, sessionId),
    listMeasures(db, sessionId),
    listBallotsOfSession(db, sessionId),
    rulesOfSession(db, session),
  ]);
  const opened = {
    representatives: session.openedRepresentatives ?? 0,
    deliberating: session.openedDeliberating ?? 0,
  };
  const itemText = (item: (typeof agenda)[number], index: number): string =>
    lines(
      t('publication.text.resultItem', {
        n: index + 1,
        title: item.title,
        outcome: item.outcome === null ? '' : t(`outcome.${item.outcome}`),
      }),
      item.answer === '' ? '' : t('publication.text.answer', { answer: item.answer }),
      ...ballots
        .filter((ballot) => ballot.agendaItemId === item.id && ballot.state === 'closed')
        .map(({ kind, passRule, votesFor, votesAgainst, votesAbstain, roster, passed }) =>
          t('publication.text.ballot', {
            kind: t(`ballotKind.${kind}`),
            votesFor: votesFor ?? 0,
            roster,
            percent: percentFor(votesFor ?? 0, roster),
            against: votesAgainst ?? 0,
            abstain: votesAbstain ?? 0,
            result: t(`ballot.because.${passRule}.${passed === 1 ? 'yes' : 'no'}`, {
              needed: votesNeeded(passRule, roster),
            }),
          }),
        ),
      ...measures
        .filter((measure) => measure.agendaItemId === item.id)
        .map(({ what, department, responsible, dueOn, actionNo }) =>
          t('publication.text.measure', { what, department, responsible, dueOn: chineseDay(dueOn), no: actionNo }),
        ),
      item.outcomeNote === '' ? '' : t('publication.text.note', { note: item.outcomeNote }),
    );
  return {
    title: t('publication.text.resultTitle', { session: session.title }),
    basis: t('publication.text.agendaBasis'),
    content: t('publication.text.resultContent', {
      day: chineseDay(session.scheduledOn),
      place: session.place,
      items: agenda.length,
    }),
    procedure: t('publication.text.resultProcedure', {
      ...opened,
      percent: sharePercent(opened),
      needPercent: settings.representativeSharePercent,
    }),
    result: lines(...agenda.map(itemText)),
  };
}

async function longTermText(db: ReadDb, kind: 'plan' | 'progress', petitionId: PetitionId, today: string) {
  const [petition, reports, milestones, versions] = await Promise.all([
    getPetition(db, petitionId),
    listReportsOf(db, petitionId),
    listMilestonesOfPetition(db, petitionId),
    listRulesVersions(db),
  ]);
  const { settings } = rulesInForce(versions, today);
  const { title, petitionNo: no, category } = petition;
  const of = (wanted: ReportRow['kind']): readonly ReportRow[] => reports.filter((report) => report.kind === wanted);
  const plan = of('plan').at(-1)?.note ?? '';
  return {
    title: t(kind === 'plan' ? 'publication.text.planTitle' : 'publication.text.progressTitle', { title }),
    basis: t('publication.text.longTermBasis', { days: settings.progressCalendarDays }),
    content: lines(
      t('publication.text.petitionContent', {
        no,
        title,
        category: category === null ? '' : t(`category.${category}`),
      }),
      plan === '' ? '' : t('publication.text.plan', { plan }),
      ...milestones.map(({ title: step, dueOn }) =>
        t('publication.text.milestone', { title: step, dueOn: chineseDay(dueOn) }),
      ),
      ...(kind === 'plan'
        ? []
        : of('reportProgress').map(({ at, note }) =>
            t('publication.text.progress', { day: chineseDay(dayOf(at)), note }),
          )),
    ),
    procedure: '',
    result: '',
  };
}

const listed = 50;
const nothingElse = { states: [], categories: [], classes: [], channels: [], words: '' };

async function overdueText(db: ReadDb, today: string) {
  const [actions, petitions] = await Promise.all([
    listActions(db, { group: 'overdue', today, weekEnd: endOfWeek(today) }, {}, listed),
    listPetitions(
      db,
      { ...nothingElse, overdueOn: today },
      { order: 'due', descending: false, after: null, limit: listed },
    ),
  ]);
  const items = [
    ...actions.map(({ actionNo: no, what, department, dueOn }) =>
      t('publication.text.overdueAction', { no, what, department, dueOn: chineseDay(dueOn) }),
    ),
    ...petitions.rows.map(({ petitionNo: no, title, nextDueOn }) =>
      t('publication.text.overduePetition', { no, title, dueOn: chineseDay(nextDueOn ?? today) }),
    ),
  ];
  return {
    ...empty,
    title: t('publication.text.overdueTitle'),
    basis: t('publication.text.agendaBasis'),
    content:
      items.length === 0
        ? t('publication.text.noneOverdue')
        : lines(t('publication.text.overdueContent', { day: chineseDay(today) }), ...items),
  };
}
