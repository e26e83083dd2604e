import * as v from 'valibot';
import { roles } from '../domain/member.ts';
import { checks, findingCodes } from '../domain/verification.rules.ts';
import { query } from './define.ts';
import { cursor, instant, nothing } from './fields.ts';

/** Who may look at the record's proof: the union, the representatives, and the union above. */
const readers = ['chair', 'officer', 'representative', 'observer'] as const;

const seq = v.pipe(v.number(), v.integer(), v.minValue(0));
const head = v.nullable(v.object({ seq, hash: v.string() }));
const progress = v.object({ phase: v.picklist(checks), done: seq, of: seq });

/** An entry of the record as people read it. Its call is named by the sentence `call.NAME`. */
const entry = v.object({
  seq,
  /** The beginning of its hour where `toTheHour`: somebody acted anonymously in it: handed in, wrote, rated, co-signed. */
  at: instant,
  toTheHour: v.boolean(),
  call: v.string(),
  role: v.nullable(v.picklist(roles)),
  name: v.nullable(v.string()),
  /** The number of the petition, session, measure or notice it is about, or an account's name; null where there is none. */
  number: v.nullable(v.string()),
});

export const verification = v.object({
  at: instant,
  seconds: v.number(),
  /** `noted` where nothing but a clock that was set back was found. */
  outcome: v.picklist(['holds', 'noted', 'broken']),
  head,
  /** The entry from which on rows are proved, where the record is older than that. */
  baseline: v.nullable(seq),
  checks: v.array(
    v.object({
      check: v.picklist(checks),
      looked: seq,
      wrong: seq,
      /** The first that does not hold: the sentence `finding.CODE` and what fills it. */
      first: v.nullable(
        v.object({
          code: v.picklist(findingCodes),
          details: v.record(v.string(), v.union([v.string(), v.number()])),
        }),
      ),
    }),
  ),
});

export const auditContract = {
  /** Looks through the whole record. A second caller while it runs gets the same answer. Some seconds to a minute. */
  'audit.verify': query({ roles: readers, input: nothing, output: verification }),
  'audit.progress': query({
    roles: readers,
    input: nothing,
    /** Null while nothing runs. */
    output: v.object({ running: v.nullable(progress) }),
  }),
  /** The record's entries, newest first. */
  'audit.list': query({
    roles: readers,
    input: v.strictObject({
      after: v.optional(cursor, null),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 50),
    }),
    output: v.object({ rows: v.array(entry), next: cursor }),
  }),
  /** The entry whose fingerprint is on a paper, and whether the record still agrees with it. */
  'audit.find': query({
    roles: readers,
    errors: ['FINGERPRINT_UNREADABLE'],
    input: v.strictObject({ fingerprint: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)) }),
    output: v.object({
      head,
      /** Null: no entry has it. The record was changed or replaced after the paper was printed, or a sign was misread. */
      found: v.nullable(
        v.object({
          entry,
          hash: v.string(),
          /** The chain from its beginning over this entry to its end; null when it holds, otherwise where it breaks. */
          brokenAt: v.nullable(seq),
          /** False for what was entered before the record noted which rows it changed. */
          rowsKnown: v.boolean(),
          /** Rows the entry changed: in all, still as it left them, and no longer what the record says they are. */
          rows: seq,
          same: seq,
          differing: seq,
          /** Entries that have changed them since, newest first, at most a hundred. */
          later: v.array(entry),
        }),
      ),
      /** An entry whose fingerprint begins alike, where none has the one asked for. */
      nearest: v.nullable(v.object({ entry, hash: v.string() })),
    }),
  }),
};
