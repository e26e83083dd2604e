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
import { entriesBeginning, findByHash, type FoundEntry } from './find.ts';
import { Interrupted, Reading, Tally, type Progress } from './reading.ts';
import { addRowDigest } from './row-triggers.ts';

export interface ReadOptions {
  /** The database. */
  readonly file: string;
  readonly onProgress?: (progress: Progress) => void;
  /** Asked between chunks; when it says true the database is let go of and `Interrupted` thrown. */
  readonly isStopped?: () => boolean;
}

export interface VerifyOptions extends ReadOptions {
  readonly attachmentState: AttachmentState;
}

export interface FoundFingerprint {
  readonly entry: FoundEntry | null;
  /** Where there is none: an entry whose hash begins like it, so that a sign was probably misread. */
  readonly nearest: number | null;
  readonly head: Head;
}

export type Head = { readonly seq: number; readonly hash: string } | null;

export interface Verification {
  readonly outcome: Outcome;
  /** The chain's end when it was looked at; null while nothing has happened. */
  readonly head: Head;
  /** The entry under which rows were noted for the first time, where the record is older than that; otherwise null. */
  readonly baseline: number | null;
  readonly checks: readonly CheckResult[];
}

/**
 * Looks through the whole record as it stands at one moment, on a connection of its own that can only read, giving others
 * their turn between chunks. Finds what was changed past the program; docs/technical/audit.md says what that proves.
 * @throws AppError DATABASE_CORRUPT, DATABASE_NEWER, AUDIT_STRUCTURE_OLD; Interrupted when `isStopped` says so
 */
export function verifyRecord(options: VerifyOptions): Promise<Verification> {
  return inSnapshot(options, (reading, head, from) => look(reading, head, from, options.attachmentState));
}

/** How many digits of a hash have to be right for an entry to be thought of as meant: three of the eight signs. */
const likelyDigits = 8;

/**
 * The entry that a fingerprint stands for, and whether the record still agrees with it.
 * @param beginning the first digits of its hash, see readFingerprint
 * @throws as verifyRecord does
 */
export function findFingerprint(options: ReadOptions, beginning: string): Promise<FoundFingerprint> {
  return inSnapshot(options, async (reading, head, from) => {
    const entry = (await findByHash(reading, beginning, from)) ?? null;
    const [near] = entry === null ? entriesBeginning(reading.sqlite, beginning.slice(0, likelyDigits)) : [];
    return { entry, nearest: near?.seq ?? null, head };
  });
}

async function inSnapshot<T>(
  { file, onProgress, isStopped }: ReadOptions,
  act: (reading: Reading, head: Head, from: number) => Promise<T>,
): Promise<T> {
  const sqlite = open(file);
  try {
    addRowDigest(sqlite);
    // The snapshot begins with the first read after this and ends when the connection is closed.
    sqlite.exec('BEGIN');
    const reading = new Reading(sqlite, onProgress ?? (() => undefined), isStopped ?? (() => false));
    const [head] = reading.all<NonNullable<Head>>('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1');
    const from = reading.count('SELECT coalesce(min(seq), 0) FROM audit_entry WHERE call = ?', baselineCall);
    return await act(reading, head ?? null, from);
  } catch (error) {
    throw error instanceof Interrupted ? error : failureOf(error);
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

async function look(
  reading: Reading,
  head: Head,
  from: number,
  attachmentState: AttachmentState,
): Promise<Verification> {
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
  return { outcome: outcomeOf(checks), head, baseline: from === 0 ? null : from, checks };
}
