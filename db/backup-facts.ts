import Database from 'better-sqlite3';
import type { ChainHead } from './check-database.ts';
import { patienceMs, type Sqlite } from './connection.ts';

/** A union's private key as one holder can open it: an account by its passphrase, or `recovery`. */
export interface HeldWrapping {
  readonly keyId: string;
  readonly holder: string;
  /** The account's sign-in name; null for the recovery key. */
  readonly accountName: string | null;
  readonly wrapped: Uint8Array;
  readonly parameters: string;
}

/** What a backup has to know of the database it is made of. */
export interface BackupFacts {
  readonly enterpriseName: string;
  readonly isDemo: boolean;
  /** When it was set up, UTC ISO text. */
  readonly setUpAt: string;
  readonly head: ChainHead;
  readonly key: { readonly id: string; readonly publicKey: Uint8Array };
  readonly wrappings: readonly HeldWrapping[];
  /** The SHA-256 of each file kept; erased ones are not among them. */
  readonly attachments: readonly string[];
}

/**
 * Reads them from a file of this or an earlier structure. Undefined where nothing was set up yet, or nobody
 * holds the union's key: then there is nobody to encrypt for.
 */
export function readBackupFacts(file: string): BackupFacts | undefined {
  const sqlite = new Database(file, { readonly: true, timeout: patienceMs });
  try {
    const has = (table: string, column: string): boolean =>
      sqlite.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column) !== undefined;
    const enterprise = sqlite
      .prepare<[], { name: string; isDemo: number; createdAt: string }>(
        'SELECT name, isDemo, createdAt FROM enterprise',
      )
      .get();
    const key = sqlite
      .prepare<[], { id: string; publicKey: Uint8Array }>(
        `SELECT id, publicKey FROM union_key ${has('union_key', 'retiredAt') ? 'WHERE retiredAt IS NULL' : ''}
         ORDER BY createdAt DESC LIMIT 1`,
      )
      .get();
    const head = headOf(sqlite);
    if (enterprise === undefined || key === undefined || head === undefined) return undefined;
    const wrappings = sqlite
      .prepare<[], HeldWrapping>(has('key_wrapping', 'keyId') ? wrappingsNow : wrappingsBefore)
      .all();
    if (wrappings.every(({ keyId }) => keyId !== key.id)) return undefined;
    const notErased = has('attachment', 'erasedAt') ? 'WHERE erasedAt IS NULL' : '';
    return {
      enterpriseName: enterprise.name,
      isDemo: enterprise.isDemo === 1,
      setUpAt: enterprise.createdAt,
      head,
      key,
      wrappings,
      attachments: sqlite
        .prepare<[], string>(`SELECT DISTINCT sha256 FROM attachment ${notErased} ORDER BY sha256`)
        .pluck()
        .all(),
    };
  } finally {
    sqlite.close();
  }
}

/** The last entry of a record's chain; undefined where nothing was set up yet. */
export function readHead(file: string): ChainHead | undefined {
  const sqlite = new Database(file, { readonly: true, timeout: patienceMs });
  try {
    return headOf(sqlite);
  } finally {
    sqlite.close();
  }
}

function headOf(sqlite: Sqlite): ChainHead | undefined {
  return sqlite.prepare<[], ChainHead>('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1').get();
}

const wrappingsNow = `SELECT w.keyId, w.holder, a.name AS accountName, w.wrapped, w.parameters
  FROM key_wrapping w LEFT JOIN account a ON a.id = w.holder`;

/** Structure 1 to 5: one wrapping by the first chair's passphrase stood in the key's own row. */
const wrappingsBefore = `SELECT k.id AS keyId, a.id AS holder, a.name AS accountName, k.wrappedByPassphrase AS wrapped, k.parameters
  FROM union_key k JOIN account a ON a.id = (SELECT id FROM account WHERE role = 'chair' ORDER BY createdAt LIMIT 1)
  WHERE k.wrappedByPassphrase IS NOT NULL`;
