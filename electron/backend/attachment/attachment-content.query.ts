import { getAttachment } from '../../../db/repos/attachment.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { QueryHandler } from '../context.ts';
import { readKeptFile } from '../trust/kept-files.ts';

/**
 * The content of an attachment. One that shows the person is sealed and comes out by identity.open alone; those kept
 * before sealing began only for the union.
 */
export const attachmentContent: QueryHandler<'attachment.read'> = async (db, { attachmentId }, { actor, services }) => {
  const found = await getAttachment(db, attachmentId);
  const ofUnion = actor.role === 'chair' || actor.role === 'officer';
  // To others it does not exist: not even that there is one to refuse.
  const isSealed = found.sealedKey !== null || found.erasedAt !== null;
  if (isSealed || (found.showsPerson === 1 && !ofUnion)) throw new AppError('NOT_FOUND', { what: 'attachment' });
  const bytes = await readKeptFile(services.dataDir, found.sha256);
  return { name: found.name, mime: found.mime, content: bytes.toString('base64') };
};
