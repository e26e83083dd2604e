import type { Role } from '../../shared/domain/member.ts';
import type { AccountId, SessionId } from '../../shared/ids.ts';
import { auditHash, beginning, digestOfChanges } from '../audit/entry.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

export interface AuditFact {
  readonly at: string;
  readonly accountId: AccountId | null;
  readonly role: Role | null;
  readonly call: string;
  readonly subjectId: string | null;
}

/**
 * Adds one entry to the chain: each holds the hash of the one before, so that none can be changed or taken out unseen.
 * What it changed has been written down by the connection's triggers; its digest seals that list.
 */
export async function appendAuditEntry(tx: WriteTx, fact: AuditFact): Promise<void> {
  const last = await findHead(tx);
  const seq = (last?.seq ?? 0) + 1;
  const changes = await tx
    .selectFrom('audit_change')
    .select(['tableName', 'rowKey', 'hash'])
    .where('seq', '=', seq)
    .orderBy('tableName')
    .orderBy('rowKey')
    .execute();
  const entry = { seq, ...fact, digest: digestOfChanges(changes), previousHash: last?.hash ?? beginning };
  await tx
    .insertInto('audit_entry')
    .values({ ...entry, hash: auditHash(entry) })
    .execute();
}

/**
 * Runs what leaves no entry, and makes sure that it changes nothing that the chain speaks of: the next entry would answer
 * for it. What migrations changed may wait for that one as well, and is none of it.
 * @throws Error
 */
export async function withoutEntry<T>(tx: WriteTx, act: () => Promise<T>): Promise<T> {
  const waiting = await countNoted(tx);
  const value = await act();
  if ((await countNoted(tx)) > waiting) throw new Error('changed the record without an entry');
  return value;
}

async function countNoted(tx: WriteTx): Promise<number> {
  const last = await findHead(tx);
  const { noted } = await tx
    .selectFrom('audit_change')
    .select((eb) => eb.fn.countAll<number>().as('noted'))
    .where('seq', '>', last?.seq ?? 0)
    .executeTakeFirstOrThrow();
  return noted;
}

/** The latest entry of a call about a row: its place in the chain, its hash, and the digest of what it changed. */
export async function findAuditEntry(db: AnyDb, call: string, subjectId: string) {
  return db
    .selectFrom('audit_entry')
    .select(['seq', 'hash', 'digest'])
    .where('call', '=', call)
    .where('subjectId', '=', subjectId)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
}

/** The last entry, its place in the chain and its hash; undefined while nothing has happened. */
export async function findHead(db: AnyDb): Promise<{ readonly seq: number; readonly hash: string } | undefined> {
  return db.selectFrom('audit_entry').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

/** Whatever is voted on or moved is so in the one session that is under way. */
const inMeetings = ['ballot.%', 'motion.%'] as const;

/**
 * The moment of the last entry that shows a session going on: one about it, or about a vote or a motion. Not that of any
 * entry: the program writes some by itself, also long after it was cut off.
 */
export async function findLastMomentOf(db: AnyDb, sessionId: SessionId): Promise<string | undefined> {
  const row = await db
    .selectFrom('audit_entry')
    .select('at')
    .where((e) => e.or([e('subjectId', '=', sessionId), ...inMeetings.map((calls) => e('call', 'like', calls))]))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** The hash of an entry; undefined when there is none of that number. */
export async function findHash(db: AnyDb, seq: number): Promise<string | undefined> {
  const row = await db.selectFrom('audit_entry').select('hash').where('seq', '=', seq).executeTakeFirst();
  return row?.hash;
}
