import type { MigrationStep } from './index.ts';

/**
 * What the chair put on the projector, and votes on paper within a secret ballot. All of it may be NULL, so that what was
 * written before keeps its digest.
 */
export const room: readonly MigrationStep[] = [
  `ALTER TABLE session ADD COLUMN roomView TEXT
    CHECK (roomView IN ('join', 'item', 'speakers', 'ballot', 'times', 'result', 'blank'))`,
  // Handed out one at a time while the ballot is open; the tellers' counts come with its closing and not before.
  'ALTER TABLE ballot ADD COLUMN paperIssued INTEGER CHECK (paperIssued >= 0)',
  'ALTER TABLE ballot ADD COLUMN paperReturned INTEGER CHECK (paperReturned BETWEEN 0 AND paperIssued)',
  'ALTER TABLE ballot ADD COLUMN paperInvalid INTEGER CHECK (paperInvalid BETWEEN 0 AND paperReturned)',
  'ALTER TABLE ballot ADD COLUMN paperFor INTEGER CHECK (paperFor >= 0)',
  'ALTER TABLE ballot ADD COLUMN paperAgainst INTEGER CHECK (paperAgainst >= 0)',
  'ALTER TABLE ballot ADD COLUMN paperAbstain INTEGER CHECK (paperAbstain >= 0)',
];
