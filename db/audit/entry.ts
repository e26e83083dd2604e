import { createHash } from 'node:crypto';
import type { Sqlite } from '../connection.ts';

/** What an entry says beside its place in the chain. */
export interface EntryContent {
  readonly seq: number;
  /** UTC ISO text. */
  readonly at: string;
  readonly accountId: string | null;
  readonly role: string | null;
  readonly call: string;
  readonly subjectId: string | null;
  /** SHA-256 over the rows changed, see digestOfChanges; empty when none was. */
  readonly digest: string;
  readonly previousHash: string;
}

/** What the first entry has in place of the hash of the one before. */
export const beginning = '0'.repeat(64);

/** The hash of an entry: SHA-256 over its fields in fixed order, as JSON; hexadecimal. */
export function auditHash(entry: EntryContent): string {
  const { seq, at, accountId, role, call, subjectId, digest, previousHash } = entry;
  return sha256(JSON.stringify([seq, at, accountId, role, call, subjectId, digest, previousHash]));
}

/**
 * What an entry's digest is made of: the rows it changed in the order of table and key, each with the SHA-256 of what it
 * then held.
 */
export function digestOfChanges(
  changes: readonly { tableName: string; rowKey: string; hash: Uint8Array | null }[],
): string {
  if (changes.length === 0) return '';
  let lines = '';
  for (const { tableName, rowKey, hash } of changes) {
    const held = hash === null ? 'removed' : hexOf(hash);
    lines += `${JSON.stringify([tableName, rowKey, held])}\n`;
  }
  return sha256(lines);
}

/** Appends an entry of the program itself, outside any command, within the caller's transaction. */
export function appendEntryNow(sqlite: Sqlite, fact: { readonly at: string; readonly call: string }): void {
  const last = sqlite
    .prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1')
    .get();
  const seq = (last?.seq ?? 0) + 1;
  const changes = sqlite
    .prepare<[number], { tableName: string; rowKey: string; hash: Uint8Array | null }>(
      'SELECT tableName, rowKey, hash FROM audit_change WHERE seq = ? ORDER BY tableName, rowKey',
    )
    .all(seq);
  const entry: EntryContent = {
    seq,
    at: fact.at,
    accountId: null,
    role: null,
    call: fact.call,
    subjectId: null,
    digest: digestOfChanges(changes),
    previousHash: last?.hash ?? beginning,
  };
  sqlite
    .prepare(
      `INSERT INTO audit_entry (seq, at, accountId, role, call, subjectId, digest, previousHash, hash)
       VALUES (@seq, @at, @accountId, @role, @call, @subjectId, @digest, @previousHash, @hash)`,
    )
    .run({ ...entry, hash: auditHash(entry) });
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
