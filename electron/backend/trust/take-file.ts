import { fileTypeFromBuffer } from 'file-type';
import type { AnyDb, WriteTx } from '../../../db/handles.ts';
import { insertAttachment } from '../../../db/repos/attachment.repo.ts';
import { currentUnionKey } from '../../../db/repos/union-key.repo.ts';
import { attachmentLimits, audioTypes, photoTypes, soundIn } from '../../../shared/contract/attachment.contract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AccountId, AttachmentId } from '../../../shared/ids.ts';
import { newUnorderedId } from '../ids.ts';
import type { Services } from '../services.ts';
import { fileHash, keepFile } from './kept-files.ts';
import { sealFile } from './sealed-file.ts';
import { stripMetadata } from './strip-metadata.ts';

export interface GivenFile {
  /** Its name, or how a file of this kind is named where its own may tell the person or the minute. */
  readonly name: string | ((mime: string) => string);
  /** The file's bytes, base64. */
  readonly content: string;
  readonly showsPerson: boolean;
}

/** Who adds a file, when, and how the command that does so ends. */
export interface Adding {
  readonly accountId: AccountId | null;
  readonly now: string;
  readonly services: Pick<Services, 'dataDir' | 'filesInHand'>;
  afterCommit(act: () => void | Promise<void>): void;
  ifUndone(act: () => void): void;
}

export interface AddedFile {
  readonly attachmentId: AttachmentId;
  readonly mime: string;
  readonly bytes: number;
  readonly metadataRemoved: boolean;
}

/** What adds a file that is ready to the record, within the transaction. */
export type FileToAdd = (tx: WriteTx) => Promise<AddedFile>;

/**
 * Takes a photo or a recording in, from the desk or from a phone: told by content and not by name, rid of what cameras
 * write beside it, and sealed where it shows the person. It is on the disk before the transaction begins, for which everybody
 * who writes would wait, and goes again when nothing is committed.
 * @throws AppError FILE_EMPTY, ATTACHMENT_TYPE, ATTACHMENT_TOO_LARGE, FILE_DAMAGED
 */
export async function takeFile(read: AnyDb, { name, content, showsPerson }: GivenFile, by: Adding): Promise<FileToAdd> {
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
  // Characters that mean something to a file system have no place in a name that is offered for saving.
  const plainName = (typeof name === 'string' ? name : name(mime)).replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_');
  const { dataDir, filesInHand } = by.services;
  const written = await write(showsPerson ? await currentUnionKey(read) : undefined);
  return async (tx) => {
    const key = showsPerson ? await currentUnionKey(tx) : undefined;
    // The key may have been changed since: what is sealed to a former one would not open after it is gone.
    const isSame = key?.id === written.keyId;
    const { sha256, sealedKey } = isSame ? written : await write(key);
    by.afterCommit(() => filesInHand.keep(sha256));
    if (!isSame) by.afterCommit(() => filesInHand.drop(written.sha256));
    // It may come to an anonymous petition: an id that sorts by time would tell the minute.
    const attachmentId: AttachmentId = newUnorderedId();
    await insertAttachment(tx, {
      id: attachmentId,
      sha256,
      mime,
      name: sealedKey === null ? plainName : '',
      bytes: bytes.length,
      sealedKey,
      keyId: key?.id ?? null,
      showsPerson: showsPerson ? 1 : 0,
      addedBy: by.accountId,
      addedAt: by.now,
    });
    return { attachmentId, mime, bytes: bytes.length, metadataRemoved: !bytes.equals(given) };
  };

  async function write(key: { readonly id: string; readonly publicKey: Uint8Array } | undefined) {
    const sealed = key === undefined ? undefined : await sealFile(key.publicKey, { name: plainName, bytes });
    const content = sealed?.locked ?? bytes;
    const sha256 = fileHash(content);
    filesInHand.take(sha256);
    by.ifUndone(() => void filesInHand.drop(sha256));
    await keepFile(dataDir, sha256, content);
    return { sha256, sealedKey: sealed?.sealedKey ?? null, keyId: key?.id };
  }
}
