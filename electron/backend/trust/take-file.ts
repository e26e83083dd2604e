import { fileTypeFromBuffer } from 'file-type';
import type { WriteTx } from '../../../db/handles.ts';
import { insertAttachment } from '../../../db/repos/attachment.repo.ts';
import { currentUnionKey } from '../../../db/repos/union-key.repo.ts';
import { attachmentLimits, audioTypes, photoTypes, soundIn } from '../../../shared/contract/attachment.contract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AccountId, AttachmentId } from '../../../shared/ids.ts';
import { newUnorderedId } from '../ids.ts';
import { keepFile } from './kept-files.ts';
import { sealFile } from './sealed-file.ts';
import { stripMetadata } from './strip-metadata.ts';

export interface GivenFile {
  /** Its name, or how a file of this kind is named where its own may tell the person or the minute. */
  readonly name: string | ((mime: string) => string);
  /** The file's bytes, base64. */
  readonly content: string;
  readonly showsPerson: boolean;
}

/**
 * Takes a photo or a recording in, from the desk or from a phone: told by content and not by name, rid of what cameras
 * write beside it, and sealed where it shows the person.
 * @throws AppError FILE_EMPTY, ATTACHMENT_TYPE, ATTACHMENT_TOO_LARGE, FILE_DAMAGED
 */
export async function takeFile(
  tx: WriteTx,
  { name, content, showsPerson }: GivenFile,
  by: { readonly accountId: AccountId | null; readonly now: string; readonly dataDir: string },
): Promise<{ attachmentId: AttachmentId; mime: string; bytes: number; metadataRemoved: boolean }> {
  const given = Buffer.from(content, 'base64');
  if (given.length === 0) throw new AppError('FILE_EMPTY');
  const told = (await fileTypeFromBuffer(given).catch(() => undefined))?.mime ?? '';
  const mime = soundIn[told] ?? told;
  const isPhoto = (photoTypes as readonly string[]).includes(mime);
  if (!isPhoto && !(audioTypes as readonly string[]).includes(mime)) throw new AppError('ATTACHMENT_TYPE');
  const limit = isPhoto ? attachmentLimits.photo : attachmentLimits.audio;
  if (given.length > limit) throw new AppError('ATTACHMENT_TOO_LARGE', { limit: limit / 1024 / 1024 });
  // Who and when stand in an Ogg file among its checked pages; a phone that makes none does not miss it.
  if (by.accountId === null && mime === 'audio/ogg') throw new AppError('ATTACHMENT_TYPE');
  const bytes = stripMetadata(given, mime);
  // It may come to an anonymous petition: an id that sorts by time would tell the minute.
  const attachmentId: AttachmentId = newUnorderedId();
  // Characters that mean something to a file system have no place in a name that is offered for saving.
  const plainName = (typeof name === 'string' ? name : name(mime)).replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_');
  const key = showsPerson ? await currentUnionKey(tx) : undefined;
  const sealed = key === undefined ? undefined : await sealFile(key.publicKey, { name: plainName, bytes });
  const sha256 = await keepFile(by.dataDir, sealed?.locked ?? bytes);
  await insertAttachment(tx, {
    id: attachmentId,
    sha256,
    mime,
    name: sealed === undefined ? plainName : '',
    bytes: bytes.length,
    sealedKey: sealed?.sealedKey ?? null,
    keyId: key?.id ?? null,
    showsPerson: showsPerson ? 1 : 0,
    addedBy: by.accountId,
    addedAt: by.now,
  });
  return { attachmentId, mime, bytes: bytes.length, metadataRemoved: !bytes.equals(given) };
}
