import { createHash } from 'node:crypto';
import type { Role } from '../../shared/domain/member.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

export interface AuditFact {
  readonly at: string;
  readonly accountId: AccountId | null;
  readonly role: Role | null;
  readonly call: string;
  readonly subjectId: string | null;
  /** What the digest is made of, usually the input; null where even a digest would tell a secret. */
  readonly digested: unknown;
}

const beginning = '0'.repeat(64);

/** Adds one entry to the chain: each holds the hash of the one before, so that none can be changed or taken out unseen. */
export async function appendAuditEntry(tx: WriteTx, fact: AuditFact): Promise<void> {
  const last = await tx
    .selectFrom('audit_entry')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { digested, ...kept } = fact;
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    ...kept,
    digest: digested === null ? '' : sha256(JSON.stringify(digested)),
    previousHash: last?.hash ?? beginning,
  };
  await tx
    .insertInto('audit_entry')
    .values({ ...entry, hash: auditHash(entry) })
    .execute();
}

/** The latest entry of a call about a row: its place in the chain, its hash, and the digest of what it was about. */
export async function findAuditEntry(db: AnyDb, call: string, subjectId: string) {
  return db
    .selectFrom('audit_entry')
    .select(['seq', 'hash', 'digest'])
    .where('call', '=', call)
    .where('subjectId', '=', subjectId)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
}

/** The hash of an entry: SHA-256 over its fields in fixed order, as JSON. */
export function auditHash(entry: {
  seq: number;
  at: string;
  accountId: string | null;
  role: string | null;
  call: string;
  subjectId: string | null;
  digest: string;
  previousHash: string;
}): string {
  const { seq, at, accountId, role, call, subjectId, digest, previousHash } = entry;
  return sha256(JSON.stringify([seq, at, accountId, role, call, subjectId, digest, previousHash]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The last entry, its place in the chain and its hash; undefined while nothing has happened. */
export async function findHead(db: AnyDb): Promise<{ readonly seq: number; readonly hash: string } | undefined> {
  return db.selectFrom('audit_entry').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
}
