import type { MigrationStep } from './index.ts';

/** Messages are free text that may tell who wrote them: they go with the identity's clock, and that they went is kept. */
export const messageErasure: readonly MigrationStep[] = [
  `CREATE TABLE message_erasure (
    id TEXT PRIMARY KEY, petitionId TEXT NOT NULL REFERENCES petition (id), at TEXT NOT NULL, messages INTEGER NOT NULL CHECK (messages > 0),
    erasedBy TEXT REFERENCES account (id), ground TEXT NOT NULL CHECK (ground IN ('retention', 'request')), note TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX message_erasure_petition ON message_erasure (petitionId, at)',
  "CREATE TRIGGER message_erasure_kept BEFORE UPDATE ON message_erasure BEGIN SELECT RAISE(ABORT, 'that messages were erased stays on record'); END",
  "CREATE TRIGGER message_erasure_stays BEFORE DELETE ON message_erasure BEGIN SELECT RAISE(ABORT, 'that messages were erased stays on record'); END",
  // Only what an erasure on record covers may go.
  'DROP TRIGGER petition_message_stays',
  `CREATE TRIGGER petition_message_stays BEFORE DELETE ON petition_message
    WHEN NOT EXISTS (SELECT 1 FROM message_erasure e WHERE e.petitionId = old.petitionId AND e.at >= old.at)
    BEGIN SELECT RAISE(ABORT, 'messages are only erased with an erasure on record'); END`,
];
