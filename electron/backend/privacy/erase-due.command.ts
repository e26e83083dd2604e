import { eraseIdentity } from '../../../db/repos/identity.repo.ts';
import { eraseFile, listErasedFiles, listIdentifyingFiles, listStrayFiles } from '../../../db/repos/privacy.repo.ts';
import type { CommandHandler } from '../context.ts';
import { removeFiles } from './remove-files.ts';
import { listDueErasures, strayBefore } from './what-is-due.ts';

/** All that is due in one transaction: after it the record says of each petition that its identity was erased, and when. */
export const eraseDue: CommandHandler<'privacy.eraseDue'> = async (tx, _input, context) => {
  const { now, today, services } = context;
  const due = (await listDueErasures(tx)).filter((row) => row.erasedOn <= today && !row.held);
  let files = 0;
  for (const { petitionId } of due) {
    files += (await listIdentifyingFiles(tx, petitionId)).length;
    await eraseIdentity(tx, { petitionId, at: now, erasedBy: null, ground: 'retention', note: '' });
  }
  for (const { id } of await listStrayFiles(tx, strayBefore(today))) {
    await eraseFile(tx, id, now);
    files += 1;
  }
  const gone = await listErasedFiles(tx);
  context.afterCommit(async () => {
    await removeFiles(services.dataDir, gone);
    await services.emptyLog();
  });
  return { erased: due.length, files };
};
