import type { AnyDb } from '../../../db/handles.ts';
import type { Store } from '../../../db/open.ts';
import { appendAuditEntry } from '../../../db/repos/audit.repo.ts';
import { listOpenSecretBallots, recordRoll, updateBallot } from '../../../db/repos/ballot.repo.ts';
import { listOpenRounds, removeRound } from '../../../db/repos/evaluation.repo.ts';
import { emptyBox, listKeylessBoxes } from '../../../db/repos/secret-box.repo.ts';
import { voidedByRestoring } from '../../../shared/domain/ballot.ts';

type Given = Pick<Store, 'read' | 'writer' | 'emptyLog'>;

/**
 * Gives up every secret ballot and evaluation round that a record from elsewhere was in the middle of: what lay in their
 * boxes is in no backup, and neither is what came after it. They are held again.
 * @param now UTC ISO text
 */
export async function giveUpBoxes(record: Given, now: string): Promise<void> {
  await giveUp(record, now, openOnes);
}

/**
 * Gives up those of which the key is gone, in a record that was set aside and put back by hand: votes would go in that nobody
 * can open.
 * @param now UTC ISO text
 */
export async function giveUpKeylessBoxes(record: Given, now: string): Promise<void> {
  await giveUp(record, now, async (db) => {
    const keyless = new Set(await listKeylessBoxes(db));
    const isLost = ({ boxId }: { readonly boxId: string | null }): boolean => boxId !== null && keyless.has(boxId);
    const { ballots, rounds } = await openOnes(db);
    return { ballots: ballots.filter(isLost), rounds: rounds.filter(isLost) };
  });
}

async function openOnes(db: AnyDb) {
  const [ballots, rounds] = await Promise.all([listOpenSecretBallots(db), listOpenRounds(db)]);
  return { ballots, rounds };
}

async function giveUp(
  { read, writer, emptyLog }: Given,
  now: string,
  find: (db: AnyDb) => ReturnType<typeof openOnes>,
): Promise<void> {
  const found = await find(read);
  if (found.ballots.length + found.rounds.length === 0) return;
  await writer.run(async (tx) => {
    const { ballots, rounds } = await find(tx);
    for (const { id, version, boxId } of ballots) {
      await updateBallot(tx, id, version, { state: 'void', voidReason: voidedByRestoring, closedAt: now });
      await recordRoll(tx, id);
      if (boxId !== null) await emptyBox(tx, boxId, now);
    }
    for (const { id, version, boxId } of rounds) {
      await removeRound(tx, id, version);
      if (boxId !== null) await emptyBox(tx, boxId, now);
    }
    const call = 'backup.boxesGivenUp';
    await appendAuditEntry(tx, { at: now, accountId: null, role: null, call, subjectId: null });
  });
  // Backups of earlier versions have slips, of which the log would keep what was overwritten in the file.
  await emptyLog();
}
