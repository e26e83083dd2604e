import { sql, type CompiledQuery, type Selectable, type SelectQueryBuilder } from 'kysely';
import type { Category, Channel, PetitionClass, PetitionState } from '../../shared/domain/petition.ts';
import type { PetitionId } from '../../shared/ids.ts';
import { cursorOf, keysOf } from '../cursor.ts';
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

/**
 * The statements of the last questions, for each connection. The register asks the same one again whenever something has
 * changed, and building a statement costs as much as reading a page.
 */
const asked = new WeakMap<AnyDb, Map<string, CompiledQuery>>();
const askedKept = 64;

/**
 * One page of the register in key order: no OFFSET, so that the thousandth page costs what the first does. With search
 * words the order is by registration, newest first, which is how the index holds them.
 */
export async function listPetitions(db: AnyDb, filter: PetitionFilter, page: PetitionPage) {
  const match = matchExpression(filter.words);
  const order: PetitionOrder | 'registered' = match === null ? page.order : 'registered';
  const statements = asked.get(db) ?? new Map<string, CompiledQuery>();
  asked.set(db, statements);
  const question = JSON.stringify([filter, page]);
  const statement = statements.get(question) ?? pageStatement(db, filter, page, { match, order });
  // The one asked last goes to the end; the oldest makes room.
  statements.delete(question);
  statements.set(question, statement);
  const [oldest] = statements.keys();
  if (statements.size > askedKept && oldest !== undefined) statements.delete(oldest);
  const found = (await db.getExecutor().executeQuery(statement)).rows as readonly PetitionListRow[];
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const keys = sortKeys[order];
  const next = found.length > page.limit && last !== undefined ? cursorOf(keys.map((key) => last[key])) : null;
  return { rows: shown, next };
}

function pageStatement(
  db: AnyDb,
  filter: PetitionFilter,
  page: PetitionPage,
  { match, order }: { match: string | null; order: PetitionOrder | 'registered' },
): CompiledQuery {
  const direction = order === 'registered' || page.descending ? 'desc' : 'asc';
  let rows = filtered(
    (match === null ? db.selectFrom('petition') : matching(db, match)) as unknown as Rows,
    filter,
    order,
  );
  const keys = sortKeys[order].map((key) => (match === null ? `petition.${key}` : 'petition_search.rowid'));
  if (page.after !== null) rows = rows.where(beyond(keys, page.after, direction));
  for (const key of keys) rows = rows.orderBy(sql.ref(key), direction);
  return rows
    .select(rowColumns)
    .limit(page.limit + 1)
    .compile();
}

/**
 * Petitions found by words. The cross join keeps SQLite to this order, from the index to the rows: read backwards by
 * rowid the index gives the newest first, and the first page of a common word needs fifty matches and not all of them.
 */
function matching(db: AnyDb, match: string) {
  return db
    .selectFrom('petition_search')
    .crossJoin('petition')
    .whereRef('petition.seq', '=', 'petition_search.rowid')
    .where('petition_search.petition_search', '=', sql<string>`${match}`);
}

const sortKeys = {
  received: ['receivedOn', 'seq'],
  due: ['nextDueOn', 'seq'],
  cosigns: ['cosignCount', 'receivedOn', 'seq'],
  registered: ['seq'],
} as const;

/** Rows after the cursor: a row value comparison, which SQLite answers from the index of the same columns. */
function beyond(keys: readonly string[], cursor: string, direction: 'asc' | 'desc') {
  const left = sql.join(keys.map((key) => sql.ref(key)));
  const right = sql.join(keysOf(cursor, keys.length).map((value) => sql`${value}`));
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
