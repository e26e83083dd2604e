import type { Store } from '../../../db/open.ts';
import { appendAuditEntry } from '../../../db/repos/audit.repo.ts';
import { listOpenSecretBallots, recordRoll, updateBallot } from '../../../db/repos/ballot.repo.ts';
import { listOpenRounds, removeRound } from '../../../db/repos/evaluation.repo.ts';
import { emptyBox } from '../../../db/repos/secret-box.repo.ts';
import { voidedByRestoring } from '../../../shared/domain/ballot.ts';

/**
 * Gives up every secret ballot and evaluation round that a restored record was in the middle of: what lay in their boxes is
 * in no backup, and neither is what came after it. They are held again.
 */
export async function giveUpBoxes({ read, writer }: Pick<Store, 'read' | 'writer'>, now: string): Promise<void> {
  const isNone = (await listOpenSecretBallots(read)).length + (await listOpenRounds(read)).length === 0;
  if (isNone) return;
  await writer.run(async (tx) => {
    for (const { id, version, boxId } of await listOpenSecretBallots(tx)) {
      await updateBallot(tx, id, version, { state: 'void', voidReason: voidedByRestoring, closedAt: now });
      await recordRoll(tx, id);
      if (boxId !== null) await emptyBox(tx, boxId, now);
    }
    for (const { id, version, boxId } of await listOpenRounds(tx)) {
      await removeRound(tx, id, version);
      if (boxId !== null) await emptyBox(tx, boxId, now);
    }
    const call = 'backup.boxesGivenUp';
    await appendAuditEntry(tx, { at: now, accountId: null, role: null, call, subjectId: null });
  });
}
