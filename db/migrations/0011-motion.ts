import type { MigrationStep } from './index.ts';

/** Motions of representatives in a session: who put them, who co-signed, and what became of them. */
export const motion: readonly MigrationStep[] = [
  `CREATE TABLE motion (
    id TEXT PRIMARY KEY, sessionId TEXT NOT NULL REFERENCES session (id), participantId TEXT NOT NULL REFERENCES session_participant (id),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200), body TEXT NOT NULL, putAt TEXT NOT NULL,
    withdrawnAt TEXT, takenUpAt TEXT, agendaItemId TEXT REFERENCES agenda_item (id), declinedAt TEXT, reason TEXT NOT NULL DEFAULT '',
    CHECK ((takenUpAt IS NULL) = (agendaItemId IS NULL)),
    CHECK ((withdrawnAt IS NOT NULL) + (takenUpAt IS NOT NULL) + (declinedAt IS NOT NULL) <= 1),
    CHECK (declinedAt IS NULL OR reason <> '')
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX motion_session ON motion (sessionId, putAt)',
  `CREATE TABLE motion_cosign (
    motionId TEXT NOT NULL REFERENCES motion (id), participantId TEXT NOT NULL REFERENCES session_participant (id), at TEXT NOT NULL,
    PRIMARY KEY (motionId, participantId)
  ) STRICT, WITHOUT ROWID`,
];
