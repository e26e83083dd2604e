import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { AccountId, CommandId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

const ivBytes = 12;
const tagBytes = 16;

/** The reply this command was given when it was done, or undefined when it has not been done. */
export async function findReply(db: AnyDb, commandId: CommandId, accountId: AccountId | null): Promise<unknown> {
  const row = await db
    .selectFrom('command_receipt')
    .select(['lockedReply', 'accountId'])
    .where('idHash', '=', idHash(commandId))
    .executeTakeFirst();
  // Somebody else's reply is nobody's business; the clash of two random ids is not a retry.
  if (row === undefined || row.accountId !== accountId) return undefined;
  return unlock(commandId, Buffer.from(row.lockedReply));
}

/**
 * Keeps a command's reply for a retry. It may hold what is shown only once (a receipt code), so it is locked with the
 * command's id, which only the client knows.
 */
export async function keepReply(
  tx: WriteTx,
  receipt: { commandId: CommandId; accountId: AccountId | null; reply: unknown; at: string },
): Promise<void> {
  const { commandId, accountId, reply, at } = receipt;
  await tx
    .insertInto('command_receipt')
    .values({ idHash: idHash(commandId), accountId, lockedReply: lock(commandId, reply), at })
    .execute();
}

const idHash = (commandId: CommandId): string => createHash('sha256').update(`id:${commandId}`).digest('base64url');
const keyOf = (commandId: CommandId): Buffer => createHash('sha256').update(`key:${commandId}`).digest();

function lock(commandId: CommandId, reply: unknown): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(commandId), iv);
  const body = Buffer.concat([cipher.update(JSON.stringify(reply), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function unlock(commandId: CommandId, locked: Buffer): unknown {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(commandId), locked.subarray(0, ivBytes));
  decipher.setAuthTag(locked.subarray(ivBytes, ivBytes + tagBytes));
  const body = Buffer.concat([decipher.update(locked.subarray(ivBytes + tagBytes)), decipher.final()]);
  return JSON.parse(body.toString('utf8')) as unknown;
}
