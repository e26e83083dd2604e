import { listEntries } from '../../../db/repos/audit.queries.ts';
import { findHash } from '../../../db/repos/audit.repo.ts';
import type { ReadDb } from '../../../db/handles.ts';
import { readFingerprint } from '../../../shared/domain/fingerprint.ts';
import { AppError } from '../../../shared/errors.ts';
import type { QueryHandler } from '../context.ts';

/** The entry that a paper's fingerprint stands for, and whether the record still agrees with it. */
export const findByFingerprint: QueryHandler<'audit.find'> = async (db, { fingerprint }, { services }) => {
  const beginning = readFingerprint(fingerprint);
  if (beginning === undefined) throw new AppError('FINGERPRINT_UNREADABLE');
  const { entry: found, nearest, head } = await services.verifying.find(beginning);
  if (found === null) return { head, found: null, nearest: nearest === null ? null : await shown(db, nearest) };
  const { brokenAt, rowsKnown, rows, same, differing, laterEntries } = found;
  const later = laterEntries.length === 0 ? [] : await listEntries(db, { seqs: laterEntries });
  return {
    head,
    found: { ...(await shown(db, found.seq)), brokenAt, rowsKnown, rows, same, differing, later: [...later] },
    nearest: null,
  };
};

async function shown(db: ReadDb, seq: number) {
  const [[entry], hash] = await Promise.all([listEntries(db, { seqs: [seq] }), findHash(db, seq)]);
  if (entry === undefined || hash === undefined) throw new AppError('NOT_FOUND', { what: 'entry' });
  return { entry, hash };
}
