import type { Reading, Tally } from '../reading.ts';

/** Every notice that has hung on the wall has the entry of its release. */
export async function checkPublications(reading: Reading, tally: Tally): Promise<void> {
  const released = reading.all<{ publicationNo: string; entry: number | null }>(
    `SELECT publicationNo, (SELECT seq FROM audit_entry WHERE subjectId = publication.id AND call = 'publication.release' LIMIT 1) AS entry
     FROM publication WHERE state <> 'draft' ORDER BY publicationNo`,
  );
  for (const { publicationNo, entry } of released) {
    tally.looked += 1;
    if (entry === null) tally.found({ code: 'RELEASE_WITHOUT_ENTRY', details: { number: publicationNo } });
  }
  await reading.step('publications', released.length, released.length);
}
