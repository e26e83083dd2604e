import { fileTypeFromBuffer } from 'file-type';
import { insertAttachment } from '../../../db/repos/attachment.repo.ts';
import { attachmentLimits, audioTypes, photoTypes } from '../../../shared/contract/attachment.contract.ts';
import { AppError } from '../../../shared/errors.ts';
import { currentUnionKey } from '../../../db/repos/union-key.repo.ts';
import type { AttachmentId } from '../../../shared/ids.ts';
import type { CommandHandler } from '../context.ts';
import { sealFile } from '../trust/sealed-file.ts';
import { keepFile } from '../trust/kept-files.ts';
import { newUnorderedId } from '../ids.ts';
import { stripMetadata } from './strip-metadata.ts';

export const addAttachment: CommandHandler<'attachment.add'> = async (tx, { name, content, showsPerson }, context) => {
  const given = Buffer.from(content, 'base64');
  if (given.length === 0) throw new AppError('FILE_EMPTY');
  const mime = (await fileTypeFromBuffer(given).catch(() => undefined))?.mime ?? '';
  const isPhoto = (photoTypes as readonly string[]).includes(mime);
  if (!isPhoto && !(audioTypes as readonly string[]).includes(mime)) throw new AppError('ATTACHMENT_TYPE');
  const limit = isPhoto ? attachmentLimits.photo : attachmentLimits.audio;
  if (given.length > limit) throw new AppError('ATTACHMENT_TOO_LARGE', { limit: limit / 1024 / 1024 });
  const bytes = stripMetadata(given, mime);
  // It may come to an anonymous petition: an id that sorts by time would tell the minute.
  const attachmentId: AttachmentId = newUnorderedId();
  // Characters that mean something to a file system have no place in a name that is offered for saving.
  const plainName = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_');
  const key = showsPerson ? await currentUnionKey(tx) : undefined;
  const sealed = key === undefined ? undefined : await sealFile(key.publicKey, { name: plainName, bytes });
  const sha256 = await keepFile(context.services.dataDir, sealed?.locked ?? bytes);
  await insertAttachment(tx, {
    id: attachmentId,
    sha256,
    mime,
    name: sealed === undefined ? plainName : '',
    bytes: bytes.length,
    sealedKey: sealed?.sealedKey ?? null,
    keyId: key?.id ?? null,
    showsPerson: showsPerson ? 1 : 0,
    addedBy: context.actor.accountId,
    addedAt: context.now,
  });
  context.about(attachmentId);
  return { attachmentId, mime, bytes: bytes.length, metadataRemoved: bytes.length !== given.length };
};
