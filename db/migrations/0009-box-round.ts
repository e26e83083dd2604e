import type { MigrationStep } from './index.ts';

/** 意见箱开箱: who opened which box when, and how many slips were in it. */
export const boxRound: readonly MigrationStep[] = [
  `CREATE TABLE box_round (
    id TEXT PRIMARY KEY, roundNo TEXT NOT NULL UNIQUE, place TEXT NOT NULL, openedBy1 TEXT NOT NULL, openedBy2 TEXT NOT NULL,
    found INTEGER NOT NULL CHECK (found >= 0), openedOn TEXT NOT NULL, recordedBy TEXT NOT NULL REFERENCES account (id),
    recordedAt TEXT NOT NULL, CHECK (openedBy1 <> openedBy2)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX box_round_day ON box_round (openedOn)',
  // A count that could be put right afterwards would be worth nothing.
  "CREATE TRIGGER box_round_kept BEFORE UPDATE ON box_round BEGIN SELECT RAISE(ABORT, 'a box round is never changed'); END",
  "CREATE TRIGGER box_round_stays BEFORE DELETE ON box_round BEGIN SELECT RAISE(ABORT, 'a box round is never deleted'); END",
  'ALTER TABLE petition ADD COLUMN boxRoundId TEXT REFERENCES box_round (id)',
];
