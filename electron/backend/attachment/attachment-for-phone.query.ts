import { findAgendaAttachment } from '../../../db/repos/attachment.repo.ts';
import { largestForPhone } from '../../../shared/contract/attachment.contract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { QueryHandler } from '../context.ts';
import { invitedByPhone } from '../session-state/session-on-phone.ts';
import { readKeptFile } from '../trust/kept-files.ts';

/**
 * A photo or recording of a petition on the agenda, as it is kept. Of what tells the person, stands on no agenda of
 * theirs, or was taken off it, phones do not hear that there is any.
 */
export const attachmentForPhone: QueryHandler<'attachment.forPhone'> = async (db, { attachmentId }, context) => {
  const session = await invitedByPhone(db, context);
  const found = session === undefined ? undefined : await findAgendaAttachment(db, session.id, attachmentId);
  if (found === undefined) throw new AppError('NOT_FOUND', { what: 'attachment' });
  if (found.bytes > largestForPhone)
    throw new AppError('ATTACHMENT_TOO_LARGE_FOR_PHONE', { limit: largestForPhone / 1024 / 1024 });
  const bytes = await readKeptFile(context.services.dataDir, found.sha256);
  return { mime: found.mime, content: bytes.toString('base64') };
};
