import type { Reading, Tally } from '../reading.ts';
import { numberOf } from '../subject-number.ts';

/** Says how the file of that hash stands: whole, not there, or with another content. */
export type AttachmentState = (sha256: string) => Promise<'kept' | 'gone' | 'changed'>;

/** Every attachment's file against the hash of its row. The file of one that was erased may be gone. */
export async function checkAttachments(reading: Reading, tally: Tally, stateOf: AttachmentState): Promise<void> {
  const rows = reading.all<{ id: string; sha256: string; erasedAt: string | null }>(
    'SELECT id, sha256, erasedAt FROM attachment ORDER BY id',
  );
  for (const { id, sha256, erasedAt } of rows) {
    tally.looked += 1;
    const state = await stateOf(sha256);
    const details = { number: numberOf(reading.sqlite, 'attachment', id) ?? id };
    if (state === 'changed') tally.found({ code: 'ATTACHMENT_CHANGED', details });
    if (state === 'gone' && erasedAt === null) tally.found({ code: 'ATTACHMENT_GONE', details });
    await reading.step('attachments', tally.looked, rows.length);
  }
}
