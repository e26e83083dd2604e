import { sql, type Selectable, type SelectQueryBuilder } from 'kysely';
import type { Category, Channel, PetitionClass, PetitionState } from '../../shared/domain/petition.ts';
import type { PetitionId } from '../../shared/ids.ts';
import type { AnyDb } from '../handles.ts';
import type { Schema } from '../schema.ts';
import { countedBy, type FigureSide } from './figure-filter.ts';
import { matchExpression } from '../search.ts';

export interface PetitionFilter {
  readonly states: readonly PetitionState[];
  readonly categories: readonly Category[];
  readonly classes: readonly PetitionClass[];
  readonly channels: readonly Channel[];
  readonly workshop?: string | undefined;
  readonly urgent?: boolean | undefined;
  readonly major?: boolean | undefined;
  /** Day: only petitions on which something was owed before it. */
  readonly overdueOn?: string | undefined;
  /** Day: only petitions on which something is owed on it or before. */
  readonly dueUpTo?: string | undefined;
  /** One side of a figure, counted as on the day `figureOn`. */
  readonly figure?: FigureSide | undefined;
  readonly figureOn?: string | undefined;
  readonly receivedFrom?: string | undefined;
  readonly receivedTo?: string | undefined;
  readonly words: string;
}

export type PetitionOrder = 'received' | 'due' | 'cosigns';

export interface PetitionPage {
  readonly order: PetitionOrder;
  readonly descending: boolean;
  /** Where the page before ended; null for the first. */
  readonly after: string | null;
  readonly limit: number;
}

const rowColumns = [
  'petition.id',
  'petition.seq',
  'petition.petitionNo',
  'petition.title',
  'petition.text',
  'petition.category',
  'petition.class',
  'petition.state',
  'petition.urgent',
  'petition.major',
  'petition.channel',
  'petition.workshop',
  'petition.handlerDepartment',
  'petition.receivedOn',
  'petition.cosignCount',
  'petition.nextDueOn',
  'petition.dueProvisional',
] as const;

type Rows = SelectQueryBuilder<Schema, 'petition', object>;
type PetitionListRow = Selectable<Pick<Schema['petition'], ColumnName<(typeof rowColumns)[number]>>>;
type ColumnName<Reference> = Reference extends `petition.${infer Name extends keyof Schema['petition'] & string}`
  ? Name
  : never;

const selections = new WeakMap<AnyDb, Rows>();

/** The columns of a row, parsed once for each connection: builders never change, and parsing costs as much as reading. */
function selectionOf(db: AnyDb): Rows {
  const made = selections.get(db);
  if (made !== undefined) return made;
  const selection = db.selectFrom('petition').select(rowColumns) as unknown as Rows;
  selections.set(db, selection);
  return selection;
}

/**
 * One page of the register in key order: no OFFSET, so that the thousandth page costs what the first does. With search
 * words the order is by registration, newest first, which is how the index holds them.
 */
export async function listPetitions(db: AnyDb, filter: PetitionFilter, page: PetitionPage) {
  const match = matchExpression(filter.words);
  const order: PetitionOrder | 'registered' = match === null ? page.order : 'registered';
  const direction = order === 'registered' || page.descending ? 'desc' : 'asc';
  let rows = filtered(selectionOf(db), filter, order);
  if (match !== null) {
    rows = rows.where('petition.seq', 'in', (e) =>
      e
        .selectFrom('petition_search')
        .select('rowid')
        .where('petition_search', '=', sql<string>`${match}`),
    );
  }
  const keys = sortKeys[order];
  if (page.after !== null) rows = rows.where(beyond(keys, page.after, direction));
  for (const key of keys) rows = rows.orderBy(sql.ref(`petition.${key}`), direction);
  const found = (await rows.limit(page.limit + 1).execute()) as readonly PetitionListRow[];
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const next = found.length > page.limit && last !== undefined ? JSON.stringify(keys.map((key) => last[key])) : null;
  return { rows: shown, next };
}

const sortKeys = {
  received: ['receivedOn', 'seq'],
  due: ['nextDueOn', 'seq'],
  cosigns: ['cosignCount', 'receivedOn', 'seq'],
  registered: ['seq'],
} as const;

/** Rows after the cursor: a row value comparison, which SQLite answers from the index of the same columns. */
function beyond(keys: readonly string[], cursor: string, direction: 'asc' | 'desc') {
  const values: unknown = JSON.parse(cursor);
  const given =
    Array.isArray(values) && values.length === keys.length ? (values as (string | number)[]) : keys.map(() => '');
  const left = sql.join(keys.map((key) => sql.ref(`petition.${key}`)));
  const right = sql.join(given.map((value) => sql`${value}`));
  return direction === 'desc' ? sql<boolean>`(${left}) < (${right})` : sql<boolean>`(${left}) > (${right})`;
}

function filtered(rows: Rows, filter: PetitionFilter, order: PetitionOrder | 'registered'): Rows {
  let q = rows;
  q = anyOf(q, 'state', filter.states);
  q = anyOf(q, 'category', filter.categories);
  q = anyOf(q, 'class', filter.classes);
  q = anyOf(q, 'channel', filter.channels);
  if (filter.workshop !== undefined) q = q.where('petition.workshop', '=', filter.workshop);
  if (filter.urgent !== undefined) q = q.where('petition.urgent', '=', filter.urgent ? 1 : 0);
  if (filter.major !== undefined) q = q.where('petition.major', '=', filter.major ? 1 : 0);
  if (filter.overdueOn !== undefined) q = q.where('petition.nextDueOn', '<', filter.overdueOn);
  if (filter.dueUpTo !== undefined) q = q.where('petition.nextDueOn', '<=', filter.dueUpTo);
  const { figure, figureOn = '' } = filter;
  if (figure !== undefined) q = q.where((e) => countedBy(e as never, figure, figureOn));
  if (filter.receivedFrom !== undefined) q = q.where('petition.receivedOn', '>=', filter.receivedFrom);
  if (filter.receivedTo !== undefined) q = q.where('petition.receivedOn', '<=', filter.receivedTo);
  if (order === 'due') q = q.where('petition.nextDueOn', 'is not', null);
  if (order === 'cosigns') q = q.where('petition.cosignCount', '>', 0);
  return q;
}

/**
 * One value is answered from the index (value, day). Several are checked row by row along the order (`+` keeps SQLite
 * from gathering them from the index and sorting, which on a million rows is a visible pause).
 */
function anyOf<T extends string>(
  rows: Rows,
  column: 'state' | 'category' | 'class' | 'channel',
  values: readonly T[],
): Rows {
  const [only] = values;
  if (only === undefined) return rows;
  if (values.length === 1) return rows.where(sql<boolean>`${sql.ref(`petition.${column}`)} = ${only}`);
  return rows.where(
    sql<boolean>`+${sql.ref(`petition.${column}`)} IN (${sql.join(values.map((value) => sql`${value}`))})`,
  );
}

/** The counters kept by triggers: how many petitions stand under each combination of the counted columns. */
export async function countPetitions(
  db: AnyDb,
  filter: Pick<PetitionFilter, 'states' | 'categories' | 'classes' | 'urgent' | 'major'>,
) {
  let q = db
    .selectFrom('petition_counter')
    .select(['state', 'class', 'category', 'urgent', 'major', 'n'])
    .where('n', '>', 0);
  if (filter.states.length > 0) q = q.where('state', 'in', filter.states);
  if (filter.categories.length > 0) q = q.where('category', 'in', filter.categories);
  if (filter.classes.length > 0) q = q.where('class', 'in', filter.classes);
  if (filter.urgent !== undefined) q = q.where('urgent', '=', filter.urgent ? 1 : 0);
  if (filter.major !== undefined) q = q.where('major', '=', filter.major ? 1 : 0);
  return q.execute();
}

/** How many petitions have something owed before a day, or up to and on it. */
export async function countDue(db: AnyDb, day: { before: string } | { upTo: string }): Promise<number> {
  const owed = db.selectFrom('petition').select((e) => e.fn.countAll<number>().as('n'));
  const row = await (
    'before' in day ? owed.where('nextDueOn', '<', day.before) : owed.where('nextDueOn', '<=', day.upTo)
  ).executeTakeFirstOrThrow();
  return row.n;
}

/** All workshops that petitions name, the one with most petitions first. */
export async function countByWorkshop(db: AnyDb) {
  return db.selectFrom('petition_workshop_counter').selectAll().where('n', '>', 0).orderBy('n', 'desc').execute();
}

/** What happened to a petition, oldest first, with the display name of who did it. */
export async function listPetitionEvents(db: AnyDb, petitionId: PetitionId) {
  return db
    .selectFrom('petition_event')
    .leftJoin('account', 'account.id', 'petition_event.accountId')
    .select([
      'petition_event.at',
      'account.displayName as by',
      'petition_event.kind',
      'petition_event.fromState',
      'petition_event.toState',
      'petition_event.note',
      'petition_event.detail',
    ])
    .where('petition_event.petitionId', '=', petitionId)
    .orderBy('petition_event.seq')
    .execute();
}

/** Petitions merged into this one. */
export async function listMerged(db: AnyDb, petitionId: PetitionId) {
  return db
    .selectFrom('petition')
    .select(['id', 'petitionNo', 'title'])
    .where('mergedIntoId', '=', petitionId)
    .orderBy('seq')
    .execute();
}

/** Candidates that share rare runs of characters with a text, newest first; the rule for likeness decides among them. */
export async function listCandidatesLike(db: AnyDb, phrases: readonly string[], limit: number) {
  const match = phrases.map((phrase) => matchExpression(phrase)).filter((phrase) => phrase !== null);
  if (match.length === 0) return [];
  return db
    .selectFrom('petition_search')
    .innerJoin('petition', 'petition.seq', 'petition_search.rowid')
    .select(rowColumns)
    .where('petition_search', '=', sql<string>`${match.join(' OR ')}`)
    .where('petition.state', '!=', 'merged')
    .orderBy('petition_search.rowid', 'desc')
    .limit(limit)
    .execute();
}
