import { eraseIdentity, findErasure, hasSealedIdentity } from '../../../db/repos/identity.repo.ts';
import { countMessages, eraseMessages } from '../../../db/repos/message.repo.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { isHeld, listErasedFiles, listIdentifyingFiles } from '../../../db/repos/privacy.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { demandNoPersonIn } from './plain-note.ts';
import { removeFiles } from './remove-files.ts';

/**
 * On request, whatever the petition's state, and with it what petitioner and union wrote to each other: the petition itself
 * goes on, and its petitioner reads on by receipt code. An anonymous petition has only such messages to be erased.
 */
export const erasePetitioner: CommandHandler<'privacy.erase'> = async (tx, { petitionId, note }, context) => {
  await getPetition(tx, petitionId);
  demandNoPersonIn('note', note);
  const files = await listIdentifyingFiles(tx, petitionId);
  const hasIdentity = (await hasSealedIdentity(tx, petitionId)) || files.length > 0;
  if (!hasIdentity && (await countMessages(tx, petitionId)) === 0)
    throw new AppError((await findErasure(tx, petitionId)) === undefined ? 'NO_IDENTITY' : 'IDENTITY_ERASED');
  if (await isHeld(tx, petitionId)) throw new AppError('IDENTITY_HELD');
  const { now, actor, services } = context;
  const erasure = { petitionId, at: now, erasedBy: actor.accountId, ground: 'request', note } as const;
  const messages = await eraseMessages(tx, { id: newUnorderedId(), ...erasure });
  if (hasIdentity) await eraseIdentity(tx, erasure);
  const gone = await listErasedFiles(tx);
  context.about(petitionId);
  context.afterCommit(async () => {
    await removeFiles(services.filesInHand, gone);
    await services.emptyLog();
  });
  return { files: files.length, messages };
};
