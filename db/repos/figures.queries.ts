import { sql } from 'kysely';
import { timingOf, type FigureCell, type FigureSession } from '../../shared/domain/figures.rules.ts';
import type { AnyDb } from '../handles.ts';

/** First moment after a day in Asia/Shanghai, as UTC text: what is done before it was done on that day. */
const afterDay = (column: string) => sql<string>`${sql.ref(column)} || 'T16:00:00.000Z'`;

/**
 * The petitions received in a period, grouped by everything the figures look at. One pass over the period; what each
 * figure counts is `figures.rules.ts`'s to say.
 */
export async function listFigureCells(
  db: AnyDb,
  period: { from: string; to: string },
  today: string,
): Promise<readonly FigureCell[]> {
  const rows = await db
    .selectFrom('petition')
    .select((e) => [
      sql<string>`substr("receivedOn", 1, 7)`.as('month'),
      'category',
      'class',
      'state',
      'closing',
      sql<number>`"answeredAt" is not null`.as('answered'),
      sql<number>`"answeredAt" < ${afterDay('firstAnswerBy')}`.as('answeredInTime'),
      sql<number>`"doneAt" is not null`.as('done'),
      sql<number>`"doneAt" < ${afterDay('firstDoneBy')}`.as('doneInTime'),
      sql<number>`case when "firstAnswerBy" is null then 0 when "firstAnswerBy" < ${today} then 2 else 1 end`.as(
        'answerDeadline',
      ),
      sql<number>`case when "firstDoneBy" is null then 0 when "firstDoneBy" < ${today} then 2 else 1 end`.as(
        'doneDeadline',
      ),
      e.fn.countAll<number>().as('n'),
    ])
    .where('receivedOn', '>=', period.from)
    .where('receivedOn', '<=', period.to)
    .groupBy([
      'month',
      'category',
      'class',
      'state',
      'closing',
      'answered',
      'answeredInTime',
      'done',
      'doneInTime',
      'answerDeadline',
      'doneDeadline',
    ])
    .execute();
  // A deadline as a day before or after today: all that its timing needs.
  const deadline = (kind: number): string | null => (kind === 0 ? null : kind === 2 ? '0000-01-01' : '9999-12-31');
  return rows.map((row) => ({
    month: row.month,
    category: row.category,
    class: row.class,
    state: row.state,
    closing: row.closing,
    answered: row.answered === 1,
    answer: timingOf(
      deadline(row.answerDeadline),
      { isDone: row.answered === 1, inTime: row.answeredInTime === 1 },
      today,
    ),
    completion: timingOf(deadline(row.doneDeadline), { isDone: row.done === 1, inTime: row.doneInTime === 1 }, today),
    n: row.n,
  }));
}

/** Who hands in: petitions of a period by role group, employment and workshop; out-of-scope and merged ones left out. */
export async function countParticipation(db: AnyDb, period: { from: string; to: string }) {
  const by = async (column: 'roleGroup' | 'employment' | 'workshop') =>
    db
      .selectFrom('petition')
      .select((e) => [e.ref(column).as('key'), e.fn.countAll<number>().as('n')])
      .where('receivedOn', '>=', period.from)
      .where('receivedOn', '<=', period.to)
      .where('state', 'not in', ['out_of_scope', 'merged'])
      .groupBy(column)
      .execute();
  const [roleGroup, employment, workshop] = await Promise.all([by('roleGroup'), by('employment'), by('workshop')]);
  return { roleGroup, employment, workshop };
}

/** Petitions of a period by the place of the poster they came by; those of no poster are not among them. */
export async function countByPoster(db: AnyDb, period: { from: string; to: string }) {
  return db
    .selectFrom('petition')
    .innerJoin('poster', 'poster.id', 'petition.posterId')
    .select((e) => ['poster.place as key', e.fn.countAll<number>().as('n')])
    .where('petition.receivedOn', '>=', period.from)
    .where('petition.receivedOn', '<=', period.to)
    .where('petition.state', 'not in', ['out_of_scope', 'merged'])
    .groupBy('poster.place')
    .execute();
}

/** The sessions scheduled in a period, with the share of representatives at their opening. */
export async function listFigureSessions(
  db: AnyDb,
  period: { from: string; to: string },
): Promise<readonly (FigureSession & { sessionNo: string; title: string })[]> {
  const rows = await db
    .selectFrom('session')
    .select(['sessionNo', 'title', 'scheduledOn', 'state', 'gatesHeld', 'openedRepresentatives', 'openedDeliberating'])
    .where('scheduledOn', '>=', period.from)
    .where('scheduledOn', '<=', period.to)
    .where('state', '!=', 'cancelled')
    .orderBy('scheduledOn')
    .execute();
  return rows.map((row) => ({
    sessionNo: row.sessionNo,
    title: row.title,
    heldOn: row.scheduledOn,
    state: row.state,
    gatesHeld: row.gatesHeld === 1,
    representatives: row.openedRepresentatives,
    deliberating: row.openedDeliberating,
  }));
}

/** Ratings given in a period, by side and score; never by person. */
export async function countRatings(db: AnyDb, period: { from: string; to: string }) {
  return db
    .selectFrom('rating')
    .select((e) => ['side', 'score', e.fn.countAll<number>().as('n')])
    .where('givenOn', '>=', period.from)
    .where('givenOn', '<=', period.to)
    .groupBy(['side', 'score'])
    .execute();
}
