import { minutesBack } from '../../../shared/domain/verification.rules.ts';
import { baselineCall } from '../baseline.ts';
import { auditHash, beginning, digestOfChanges, type EntryContent } from '../entry.ts';
import { chunk, type Reading, type Tally } from '../reading.ts';

type Entry = EntryContent & { readonly hash: string };

interface Change {
  readonly tableName: string;
  readonly rowKey: string;
  readonly seq: number;
  readonly hash: Uint8Array | null;
}

/** The tallies of the three checks that go through the entries together. */
export interface ChainTallies {
  readonly chain: Tally;
  readonly clock: Tally;
  readonly digests: Tally;
}

/**
 * Goes through the entries once: each follows the one before it, its hash is that of what it says, its time does not go
 * back, and its digest is that of the rows noted under its number. What an older structure wrote before `from` had another
 * digest, of which only the hash can be proved.
 */
export async function checkChain(reading: Reading, from: number, tallies: ChainTallies): Promise<void> {
  const { chain, clock, digests } = tallies;
  const { sqlite } = reading;
  const entries = sqlite.prepare<[number, number], Entry>(
    `SELECT seq, at, accountId, role, call, subjectId, digest, previousHash, hash FROM audit_entry
     WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const noted = sqlite.prepare<[number, number], Change>(
    'SELECT tableName, rowKey, seq, hash FROM audit_change WHERE seq > ? AND seq <= ? ORDER BY seq, tableName, rowKey',
  );
  const of = reading.count('SELECT max(seq) FROM audit_entry');
  let last: Pick<Entry, 'seq' | 'hash' | 'at'> = { seq: 0, hash: beginning, at: '' };
  for (;;) {
    const page = entries.all(last.seq, chunk);
    const end = page.at(-1)?.seq;
    if (end === undefined) break;
    const changes = noted.all(last.seq, end);
    let at = 0;
    for (const entry of page) {
      if (entry.seq !== last.seq + 1) chain.found({ code: 'ENTRY_MISSING', details: { seq: last.seq + 1 } });
      else if (entry.previousHash !== last.hash) chain.found({ code: 'ENTRY_UNLINKED', details: { seq: entry.seq } });
      if (auditHash(entry) !== entry.hash) chain.found({ code: 'ENTRY_CHANGED', details: { seq: entry.seq } });
      checkTime(clock, last, entry);
      let next = at;
      while ((changes[next]?.seq ?? Infinity) <= entry.seq) next += 1;
      const own = changes.slice(at, next);
      at = next;
      if (entry.seq < from) {
        checkBeforeBaseline(digests, entry, own.length);
      } else {
        digests.looked += 1;
        if (entry.seq > from && entry.call === baselineCall)
          digests.found({ code: 'BASELINE_AGAIN', details: { seq: entry.seq } });
        if (digestOfChanges(own) !== entry.digest)
          digests.found({ code: 'CHANGES_DIFFER', details: { seq: entry.seq } });
      }
      chain.looked += 1;
      last = entry;
    }
    await reading.step('chain', last.seq, of);
  }
  const beyond = sqlite
    .prepare<[number], number | null>('SELECT min(seq) FROM audit_change WHERE seq > ?')
    .pluck()
    .get(last.seq);
  if (beyond !== null && beyond !== undefined)
    digests.found({ code: 'CHANGES_BEYOND_END', details: { seq: beyond, last: last.seq } });
}

function checkTime(clock: Tally, last: Pick<Entry, 'seq' | 'at'>, entry: Entry): void {
  clock.looked += 1;
  const minutes = last.at === '' ? 0 : minutesBack(last.at, entry.at);
  if (minutes > 0) clock.found({ code: 'CLOCK_BACK', details: { seq: entry.seq, minutes, at: entry.at } });
}

/**
 * The structure before the baseline noted no rows, and gave the first entry no digest since its call hands in a passphrase.
 * Otherwise the notes were thrown away and made anew, from rows as they were by then.
 */
function checkBeforeBaseline(digests: Tally, entry: Entry, noted: number): void {
  if (noted > 0) digests.found({ code: 'CHANGES_DIFFER', details: { seq: entry.seq } });
  if (entry.call === 'system.setUp' && entry.digest !== '')
    digests.found({ code: 'BASELINE_LATE', details: { seq: entry.seq } });
}
