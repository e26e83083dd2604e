import type { Role } from '../../shared/domain/member.ts';
import type { AnyDb } from '../handles.ts';

/** An entry as people read it: who by role and name, and the number of what it is about, or the name of an account. */
export interface ReadableEntry {
  readonly seq: number;
  /** Cut to the hour where `toTheHour`. */
  readonly at: string;
  readonly toTheHour: boolean;
  readonly call: string;
  readonly role: Role | null;
  readonly name: string | null;
  readonly number: string | null;
}

const hourMs = 3_600_000;
/** How far around a page entries of the same hour are looked for: more than anybody does in one. */
const around = 2000;

/** Entries newest first, those before `before`, or those with the given numbers. */
export async function listEntries(
  db: AnyDb,
  which: { readonly before: number | null; readonly limit: number } | { readonly seqs: readonly number[] },
): Promise<readonly ReadableEntry[]> {
  let q = db
    .selectFrom('audit_entry')
    .leftJoin('account', 'account.id', 'audit_entry.accountId')
    .leftJoin('account as subject', 'subject.id', 'audit_entry.subjectId')
    .select([
      'audit_entry.seq',
      'audit_entry.at',
      'audit_entry.call',
      'audit_entry.role',
      'account.displayName as name',
      'subject.displayName as subjectName',
      'subject.role as subjectRole',
    ])
    .select((e) => [
      e
        .case()
        .when('audit_entry.subjectId', 'is', null)
        .then(null)
        .else(
          e.fn.coalesce(
            e.selectFrom('petition').select('petitionNo').whereRef('petition.id', '=', 'audit_entry.subjectId'),
            e.selectFrom('session').select('sessionNo').whereRef('session.id', '=', 'audit_entry.subjectId'),
            e.selectFrom('action_item').select('actionNo').whereRef('action_item.id', '=', 'audit_entry.subjectId'),
            e
              .selectFrom('publication')
              .select('publicationNo')
              .whereRef('publication.id', '=', 'audit_entry.subjectId'),
            e.fn.coalesce(
              e
                .selectFrom('ballot')
                .innerJoin('session', 'session.id', 'ballot.sessionId')
                .select('session.sessionNo')
                .whereRef('ballot.id', '=', 'audit_entry.subjectId'),
              e
                .selectFrom('agenda_item')
                .innerJoin('session', 'session.id', 'agenda_item.sessionId')
                .select('session.sessionNo')
                .whereRef('agenda_item.id', '=', 'audit_entry.subjectId'),
            ),
          ),
        )
        .end()
        .$castTo<string | null>()
        .as('number'),
    ])
    .orderBy('audit_entry.seq', 'desc');
  if ('seqs' in which) q = q.where('audit_entry.seq', 'in', which.seqs);
  else {
    q = q.limit(which.limit);
    if (which.before !== null) q = q.where('audit_entry.seq', '<', which.before);
  }
  const rows = await q.execute();
  const hours = await hoursOfAnonymous(db, rows);
  return rows.map(({ seq, at, call, role, name, subjectName, subjectRole, number }) => {
    const toTheHour = hours.has(hourOf(at));
    const time = { at: toTheHour ? hourOf(at) : at, toTheHour };
    // Nobody is signed in before they have signed in: then it is whoever did.
    const isOwn = name === null && subjectName !== null;
    const who = isOwn ? { role: subjectRole, name: subjectName } : { role: role as Role | null, name };
    return { seq, ...time, call, ...who, number: number ?? (isOwn ? null : subjectName) };
  });
}

/** What a petitioner does, or has done at the desk. */
const petitionersActs = ['petition.register', 'petition.handIn', 'receipt.write', 'receipt.rate'];

/**
 * The hours in which somebody acted anonymously, of those that these entries fall in. Everything in such an hour
 * is shown by the hour: the entries on both sides would give the minute away as well as its own.
 */
async function hoursOfAnonymous(db: AnyDb, rows: readonly { seq: number }[]): Promise<ReadonlySet<string>> {
  const numbers = rows.map((row) => row.seq);
  if (numbers.length === 0) return new Set();
  const acts = await db
    .selectFrom('audit_entry')
    .innerJoin('petition', 'petition.id', 'audit_entry.subjectId')
    .select('audit_entry.at')
    .where('audit_entry.seq', '>=', Math.min(...numbers) - around)
    .where('audit_entry.seq', '<=', Math.max(...numbers) + around)
    .where((e) =>
      e.or([
        e.and([e('audit_entry.call', 'in', petitionersActs), e('petition.anonymous', '=', 1)]),
        // Who co-signs by phone is nobody that is known, whosever petition it is.
        e('audit_entry.call', '=', 'petition.cosignByPhone'),
      ]),
    )
    .execute();
  return new Set(acts.map(({ at }) => hourOf(at)));
}

function hourOf(at: string): string {
  return new Date(Math.floor(Date.parse(at) / hourMs) * hourMs).toISOString();
}
