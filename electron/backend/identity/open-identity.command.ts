import * as v from 'valibot';
import { findErasure, findSealedIdentity, keepOpening, listSealedFiles } from '../../../db/repos/identity.repo.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import { openSealedFile } from '../trust/sealed-file.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { openSealed } from '../trust/sealing.ts';
import { withKeys, type HeldKey } from '../trust/held-keys.ts';
import { getAccount, refusesPassphrase } from '../trust/own-passphrase.ts';

/** What is sealed of a petitioner. */
export const identitySchema = v.object({
  name: v.string(),
  phone: v.optional(v.string(), ''),
  employeeNo: v.optional(v.string(), ''),
});

/**
 * Opens one identity for the chair who has just typed the passphrase, and puts the opening on record in the same
 * transaction: there is none that was not recorded.
 */
export const openIdentity: CommandHandler<'identity.open'> = async (tx, input, context) => {
  const { petitionId, purpose, reason, passphrase } = input;
  await getPetition(tx, petitionId);
  context.about(petitionId);
  const account = await getAccount(tx, context.actor.accountId);
  const waitSeconds = await refusesPassphrase(tx, account, passphrase, context);
  if (waitSeconds !== undefined) return { opened: false, waitSeconds };

  const [sealed, files, erasure] = await Promise.all([
    findSealedIdentity(tx, petitionId),
    listSealedFiles(tx, petitionId),
    findErasure(tx, petitionId),
  ]);
  if (sealed === undefined && files.length === 0)
    throw new AppError(erasure === undefined ? 'NO_IDENTITY' : 'IDENTITY_ERASED');
  const opened = await withKeys(tx, { accountId: account.id, passphrase }, async (_current, all) => ({
    identity:
      sealed === undefined ? null : v.parse(identitySchema, await openSealed(keyOf(all, sealed.keyId), sealed.sealed)),
    files: await Promise.all(
      files.map(async (file) => ({
        attachmentId: file.id,
        mime: file.mime,
        ...(await openSealedFile(context.services.dataDir, keyOf(all, file.keyId), file)),
      })),
    ),
  }));
  await keepOpening(tx, { id: newUnorderedId(), petitionId, openedBy: account.id, at: context.now, purpose, reason });
  return { opened: true, ...opened };
};

/** @throws AppError KEY_LOST when nobody holds the key that this was sealed to */
export function keyOf(all: readonly HeldKey[], keyId: string): HeldKey {
  const key = all.find((held) => held.keyId === keyId);
  if (key === undefined) throw new AppError('KEY_LOST');
  return key;
}
