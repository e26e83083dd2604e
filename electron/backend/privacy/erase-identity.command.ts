import { eraseIdentity, findErasure, hasSealedIdentity } from '../../../db/repos/identity.repo.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { isHeld, listErasedFiles, listIdentifyingFiles } from '../../../db/repos/privacy.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { demandNoPersonIn } from './plain-note.ts';
import { removeFiles } from './remove-files.ts';

/** On request, whatever the petition's state: the petition itself goes on, and its petitioner reads on by receipt code. */
export const erasePetitioner: CommandHandler<'privacy.erase'> = async (tx, { petitionId, note }, context) => {
  await getPetition(tx, petitionId);
  demandNoPersonIn('note', note);
  const files = await listIdentifyingFiles(tx, petitionId);
  if (!(await hasSealedIdentity(tx, petitionId)) && files.length === 0)
    throw new AppError((await findErasure(tx, petitionId)) === undefined ? 'NO_IDENTITY' : 'IDENTITY_ERASED');
  if (await isHeld(tx, petitionId)) throw new AppError('IDENTITY_HELD');
  const { now, actor, services } = context;
  await eraseIdentity(tx, { petitionId, at: now, erasedBy: actor.accountId, ground: 'request', note });
  const gone = await listErasedFiles(tx);
  context.about(petitionId);
  context.afterCommit(async () => {
    await removeFiles(services.dataDir, gone);
    await services.emptyLog();
  });
  return { files: files.length };
};
