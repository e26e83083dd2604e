import * as v from 'valibot';
import { maxDraftBody, maxDrafts, type DraftPlace } from '../domain/draft.rules.ts';
import type { Role } from '../domain/member.ts';
import { command, query } from './define.ts';
import { count, instant, nothing } from './fields.ts';

/** Who writes at the desk or in a session; representatives write on their phones, which keep it themselves. */
export const draftWriters = ['chair', 'officer', 'management'] as const satisfies readonly Role[];

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** The cast is the edge where text becomes a place. */
const place = v.pipe(v.string(), v.regex(new RegExp(`^(?:intake|item:${uuid})$`))) as unknown as v.GenericSchema<
  string,
  DraftPlace
>;

/**
 * What somebody has begun to write and not saved, kept for the same account alone so that it outlives the program. No part
 * of the record: a pause in the typing is nobody's business, so that none of these calls goes into the chain. docs/decisions/0013
 */
export const draftContract = {
  /** All of one's own, the latest first. `body` is what the page put in: JSON that the backend does not look into. */
  'draft.list': query({
    roles: draftWriters,
    audience: ['desktop'],
    input: nothing,
    output: v.pipe(v.array(v.object({ place, body: v.string(), savedAt: instant })), v.maxLength(maxDrafts)),
  }),
  /** In place of what was kept at this place before. */
  'draft.keep': command({
    roles: draftWriters,
    audience: ['desktop'],
    changes: [],
    unrecorded: true,
    input: v.strictObject({ place, body: v.pipe(v.string(), v.minLength(2), v.maxLength(maxDraftBody)) }),
    output: v.object({}),
  }),
  /** It was saved, or given up. Where there is none, nothing happens. */
  'draft.drop': command({
    roles: draftWriters,
    audience: ['desktop'],
    changes: [],
    unrecorded: true,
    input: v.strictObject({ place }),
    output: v.object({}),
  }),
  /** Throws away what has rested too long or whose session has ended. By the program, at its start and each day. */
  'draft.clear': command({
    roles: 'anyone',
    // No door leads to it: under a clock set forward it would throw away what is still written on.
    audience: ['program'],
    changes: [],
    unrecorded: true,
    input: nothing,
    output: v.object({ cleared: count }),
  }),
};
