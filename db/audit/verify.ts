import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { outcomeOf, type Check, type CheckResult, type Outcome } from '../../shared/domain/verification.rules.ts';
import { openForReading } from '../connection.ts';
import { failureOf } from '../failure.ts';
import { structureOf } from '../migrate.ts';
import { baselineCall } from './baseline.ts';
import { checkAttachments, type AttachmentState } from './checks/attachments.ts';
import { checkBallots } from './checks/ballots.ts';
import { checkChain } from './checks/chain.ts';
import { checkCounters } from './checks/counters.ts';
import { checkFile } from './checks/file.ts';
import { checkPublications } from './checks/publications.ts';
import { checkRows } from './checks/rows.ts';
import { checkSessions } from './checks/sessions.ts';
import { Interrupted, Reading, Tally, type Progress } from './reading.ts';
import { addRowDigest } from './row-triggers.ts';

export interface VerifyOptions {
  /** The database. */
  readonly file: string;
  readonly attachmentState: AttachmentState;
  readonly onProgress?: (progress: Progress) => void;
  /** Asked between chunks; when it says true the database is let go of and `Interrupted` thrown. */
  readonly isStopped?: () => boolean;
}

export interface Verification {
  readonly outcome: Outcome;
  /** The chain's end when it was looked at; null while nothing has happened. */
  readonly head: { readonly seq: number; readonly hash: string } | null;
  /** The entry under which rows were noted for the first time, where the record is older than that; otherwise null. */
  readonly baseline: number | null;
  readonly checks: readonly CheckResult[];
}

/**
 * Looks through the whole record as it stands at one moment, on a connection of its own that can only read, giving others
 * their turn between chunks. Finds what was changed past the program; docs/technical/audit.md says what that proves.
 * @throws AppError DATABASE_CORRUPT, DATABASE_NEWER, AUDIT_STRUCTURE_OLD; Interrupted when `isStopped` says so
 */
export async function verifyRecord(options: VerifyOptions): Promise<Verification> {
  const sqlite = open(options.file);
  try {
    addRowDigest(sqlite);
    // The snapshot begins with the first read after this and ends when the connection is closed.
    sqlite.exec('BEGIN');
    const reading = new Reading(sqlite, options.onProgress ?? (() => undefined), options.isStopped ?? (() => false));
    return await look(reading, options.attachmentState);
  } finally {
    sqlite.close();
  }
}

function open(file: string) {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = openForReading(file);
    const structure = structureOf(sqlite);
    if (structure === 'newer') throw new AppError('DATABASE_NEWER');
    if (structure === 'older') throw new AppError('AUDIT_STRUCTURE_OLD');
    return sqlite;
  } catch (error) {
    sqlite?.close();
    throw failureOf(error);
  }
}

async function look(reading: Reading, attachmentState: AttachmentState): Promise<Verification> {
  const { sqlite } = reading;
  const tallies = {
    chain: new Tally('chain'),
    clock: new Tally('clock'),
    digests: new Tally('digests'),
    rows: new Tally('rows'),
    counters: new Tally('counters'),
    attachments: new Tally('attachments'),
    ballots: new Tally('ballots'),
    sessions: new Tally('sessions'),
    publications: new Tally('publications'),
    file: new Tally('file'),
  } satisfies Record<Check, Tally>;
  const head = sqlite
    .prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1')
    .get();
  const from = reading.count('SELECT coalesce(min(seq), 0) FROM audit_entry WHERE call = ?', baselineCall);
  // The file first: what is found in a damaged one says nothing about people.
  const steps: readonly (readonly [Check, () => Promise<void>])[] = [
    ['file', () => checkFile(reading, tallies.file)],
    ['chain', () => checkChain(reading, from, tallies)],
    ['rows', () => checkRows(reading, tallies.rows)],
    ['counters', () => checkCounters(reading, tallies.counters)],
    ['attachments', () => checkAttachments(reading, tallies.attachments, attachmentState)],
    ['ballots', () => checkBallots(reading, tallies.ballots)],
    ['sessions', () => checkSessions(reading, tallies.sessions, from)],
    ['publications', () => checkPublications(reading, tallies.publications)],
  ];
  for (const [check, run] of steps) {
    try {
      await run();
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      // A page that cannot be read, a table that is gone, a text that is no JSON: nobody wrote that through the program.
      const answer = error instanceof Error ? error.message : String(error);
      tallies[check].found({ code: 'FILE_DAMAGED', details: { table: check, answer: answer.slice(0, 200) } });
    }
  }
  const checks = Object.values(tallies).map((tally) => tally.result());
  return { outcome: outcomeOf(checks), head: head ?? null, baseline: from === 0 ? null : from, checks };
}
