import { createHmac, randomBytes } from 'node:crypto';
import type { MigrationStep } from './index.ts';

/** Who can open what is sealed, who did, what was erased and why; which rows each audit entry changed. */
export const trust: readonly MigrationStep[] = [
  // Which rows an entry of the chain changed, and what each row then held: SHA-256 of the row, NULL when it was removed.
  // Written by triggers of the program's own connection; see db/audit/row-triggers.ts.
  `CREATE TABLE audit_change (
    tableName TEXT NOT NULL, rowKey TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB,
    PRIMARY KEY (tableName, rowKey, seq)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX audit_change_seq ON audit_change (seq)',
  // Entries are looked for by the beginning of their hash: the fingerprint on paper.
  'CREATE INDEX audit_entry_subject ON audit_entry (subjectId) WHERE subjectId IS NOT NULL',
  // The private half of a sealing key, readable only with the secret of its holder: an account's passphrase, or the
  // recovery key that lies on paper in the union's safe.
  `CREATE TABLE key_wrapping (
    keyId TEXT NOT NULL REFERENCES union_key (id), holder TEXT NOT NULL, wrapped BLOB NOT NULL, parameters TEXT NOT NULL, createdAt TEXT NOT NULL,
    PRIMARY KEY (keyId, holder)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO key_wrapping (keyId, holder, wrapped, parameters, createdAt)
    SELECT k.id, (SELECT id FROM account WHERE role = 'chair' ORDER BY createdAt LIMIT 1), k.wrappedByPassphrase, k.parameters, k.createdAt
    FROM union_key k WHERE k.wrappedByPassphrase IS NOT NULL AND EXISTS (SELECT 1 FROM account WHERE role = 'chair')`,
  'ALTER TABLE union_key DROP COLUMN wrappedByPassphrase',
  'ALTER TABLE union_key DROP COLUMN wrappedByRecovery',
  'ALTER TABLE union_key DROP COLUMN parameters',
  // Random keys that belong to this installation's record. `receipt` keys the hashes of receipt codes.
  'CREATE TABLE installation_secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID',
  (sqlite) => {
    const key = randomBytes(32);
    sqlite.prepare('INSERT INTO installation_secret (name, value) VALUES (?, ?)').run('receipt', key);
    // Hashes that had no key get one: the same as hashing the code anew, see receiptHash.
    const hashes = sqlite
      .prepare<[], { seq: number; receiptHash: string }>(
        'SELECT seq, receiptHash FROM petition WHERE receiptHash IS NOT NULL',
      )
      .all();
    const keep = sqlite.prepare('UPDATE petition SET receiptHash = ? WHERE seq = ?');
    for (const { seq, receiptHash } of hashes) {
      keep.run(createHmac('sha256', key).update(receiptHash).digest('base64url'), seq);
    }
  },
  // A photo or recording that shows the person is kept sealed; its own key is sealed like an identity.
  'ALTER TABLE attachment ADD COLUMN sealedKey BLOB',
  'ALTER TABLE attachment ADD COLUMN keyId TEXT REFERENCES union_key (id)',
  'ALTER TABLE attachment ADD COLUMN erasedAt TEXT',
  `CREATE TABLE identity_opening (
    id TEXT PRIMARY KEY, petitionId TEXT NOT NULL REFERENCES petition (id), openedBy TEXT NOT NULL REFERENCES account (id),
    at TEXT NOT NULL, purpose TEXT NOT NULL CHECK (purpose IN ('contact', 'verification', 'protection', 'legal_duty', 'own_request')),
    reason TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX identity_opening_at ON identity_opening (at)',
  'CREATE INDEX identity_opening_petition ON identity_opening (petitionId)',
  "CREATE TRIGGER identity_opening_kept BEFORE UPDATE ON identity_opening BEGIN SELECT RAISE(ABORT, 'openings are never changed'); END",
  "CREATE TRIGGER identity_opening_stays BEFORE DELETE ON identity_opening BEGIN SELECT RAISE(ABORT, 'openings are never deleted'); END",
  // That an identity was erased, when and on what ground; never what it was.
  `CREATE TABLE identity_erasure (
    petitionId TEXT PRIMARY KEY REFERENCES petition (id), at TEXT NOT NULL, erasedBy TEXT REFERENCES account (id),
    ground TEXT NOT NULL CHECK (ground IN ('retention', 'request', 'keys_lost')), note TEXT NOT NULL DEFAULT ''
  ) STRICT, WITHOUT ROWID`,
  // Sealed for legal reasons: while a hold stands, nothing of the petition's identity is erased.
  `CREATE TABLE legal_hold (
    id TEXT PRIMARY KEY, petitionId TEXT NOT NULL REFERENCES petition (id), reason TEXT NOT NULL, heldAt TEXT NOT NULL,
    heldBy TEXT NOT NULL REFERENCES account (id), liftedAt TEXT, liftedBy TEXT REFERENCES account (id), liftNote TEXT NOT NULL DEFAULT ''
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX legal_hold_standing ON legal_hold (petitionId) WHERE liftedAt IS NULL',
  // What petitioners are told about their data, by version; a petition names the version its petitioner was given.
  `CREATE TABLE privacy_notice (
    version INTEGER PRIMARY KEY, body TEXT NOT NULL, createdAt TEXT NOT NULL, createdBy TEXT REFERENCES account (id)
  ) STRICT`,
  "CREATE TRIGGER privacy_notice_kept BEFORE UPDATE ON privacy_notice BEGIN SELECT RAISE(ABORT, 'a notice that was given is never changed'); END",
];
