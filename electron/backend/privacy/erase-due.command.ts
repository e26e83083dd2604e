import { eraseIdentity, hasSealedIdentity } from '../../../db/repos/identity.repo.ts';
import { eraseMessages } from '../../../db/repos/message.repo.ts';
import { eraseFile, listErasedFiles, listIdentifyingFiles, listStrayFiles } from '../../../db/repos/privacy.repo.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { removeFiles } from './remove-files.ts';
import { listDueErasures, strayBefore } from './what-is-due.ts';

/** All that is due in one transaction: after it the record says of each petition what was erased, and when. */
export const eraseDue: CommandHandler<'privacy.eraseDue'> = async (tx, _input, context) => {
  const { now, today, services } = context;
  const due = (await listDueErasures(tx)).filter((row) => row.erasedOn <= today && !row.held);
  let files = 0;
  for (const { petitionId } of due) {
    const showing = (await listIdentifyingFiles(tx, petitionId)).length;
    const erasure = { petitionId, at: now, erasedBy: null, ground: 'retention', note: '' } as const;
    // Free text may tell who wrote it as well as a name does, an anonymous petitioner's too.
    await eraseMessages(tx, { id: newUnorderedId(), ...erasure });
    if (showing > 0 || (await hasSealedIdentity(tx, petitionId))) await eraseIdentity(tx, erasure);
    files += showing;
  }
  for (const { id } of await listStrayFiles(tx, strayBefore(today))) {
    await eraseFile(tx, id, now);
    files += 1;
  }
  const gone = await listErasedFiles(tx);
  context.afterCommit(async () => {
    await removeFiles(services.filesInHand, gone);
    await services.emptyLog();
  });
  return { erased: due.length, files };
};
