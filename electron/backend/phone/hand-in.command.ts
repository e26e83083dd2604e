import { attachToPetition } from '../../../db/repos/attachment.repo.ts';
import { keepSealedIdentity } from '../../../db/repos/identity.repo.ts';
import { addPetitionEvent, insertPetition, takePetitionNo } from '../../../db/repos/petition.repo.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { findPoster } from '../../../db/repos/poster.repo.ts';
import { receiptKey } from '../../../db/repos/secret.repo.ts';
import { keepProposal } from '../../../db/repos/triage.repo.ts';
import { currentUnionKey } from '../../../db/repos/union-key.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AttachmentId, PetitionId } from '../../../shared/ids.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { demandNoIdCard } from '../trust/demand-no-id-card.ts';
import { noticeGiven } from '../trust/notice-given.ts';
import { newReceiptCode, receiptHash } from '../trust/receipt-code.ts';
import { sealFor } from '../trust/sealing.ts';
import { takeFile } from '../trust/take-file.ts';
import { namesByKind } from './names-by-kind.ts';

/**
 * Takes a petition in from a phone. Nobody of the union has seen it yet: it waits for triage, without a clock until then;
 * the category that the petitioner chose stands until somebody of the union decides.
 */
export const handIn: CommandHandler<'petition.handIn'> = async (tx, input, context) => {
  const { now, today } = context;
  const { identity } = input;
  if ((await findEnterprise(tx)) === undefined) throw new AppError('NOT_SET_UP');
  if (identity !== undefined) demandNoIdCard(identity);
  const proposal = context.services.classifier.propose(input.text);
  // An id that sorts by time would tell the minute to whoever sees it.
  const petitionId: PetitionId = identity === undefined ? newUnorderedId() : context.newId();
  const petitionNo = await takePetitionNo(tx, Number(today.slice(0, 4)));
  const receiptCode = newReceiptCode();
  const poster = input.poster === '' ? undefined : await findPoster(tx, input.poster);
  await insertPetition(tx, {
    id: petitionId,
    petitionNo,
    title: proposal.title,
    text: input.text,
    nature: proposal.nature,
    category: input.category ?? null,
    state: 'received',
    channel: 'qr_code',
    workshop: input.workshop === '' ? null : input.workshop,
    anonymous: identity === undefined ? 1 : 0,
    receivedAt: now,
    receivedOn: today,
    startOn: today,
    registeredBy: null,
    responsibleId: null,
    posterId: poster?.id ?? null,
    source: 'phone',
    receiptHash: receiptHash(await receiptKey(tx), receiptCode),
    privacyNoticeVersion: identity === undefined ? null : await noticeGiven(tx, context),
  });
  await addPetitionEvent(tx, {
    petitionId,
    at: now,
    accountId: null,
    kind: 'register',
    fromState: null,
    toState: 'received',
    detail: { channel: 'qr_code' },
  });
  await keepProposal(tx, petitionId, proposal, now);
  if (identity !== undefined) {
    const key = await currentUnionKey(tx);
    await keepSealedIdentity(tx, { petitionId, keyId: key.id, sealed: await sealFor(key.publicKey, identity) });
  }
  const taken: AttachmentId[] = [];
  const by = { accountId: null, now, dataDir: context.services.dataDir };
  const name = namesByKind();
  for (const file of input.files) taken.push((await takeFile(tx, { ...file, name }, by)).attachmentId);
  await attachToPetition(tx, taken, petitionId);
  context.about(petitionId);
  return { petitionNo, receiptCode };
};
