import type { WriteTx } from '../../../db/handles.ts';
import { attachToPetition } from '../../../db/repos/attachment.repo.ts';
import { keepSealedIdentity } from '../../../db/repos/identity.repo.ts';
import { addPetitionEvent, insertPetition, takePetitionNo } from '../../../db/repos/petition.repo.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { findPoster } from '../../../db/repos/poster.repo.ts';
import { receiptKey } from '../../../db/repos/secret.repo.ts';
import { keepProposal } from '../../../db/repos/triage.repo.ts';
import { currentUnionKey } from '../../../db/repos/union-key.repo.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index.ts';
import type { TriageProposal } from '../../../shared/domain/triage/proposal.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AttachmentId, PetitionId } from '../../../shared/ids.ts';
import type { CommandContext, PreparedCommand } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { demandNoIdCard } from '../trust/demand-no-id-card.ts';
import { noticeGiven } from '../trust/notice-given.ts';
import { newReceiptCode, receiptHash } from '../trust/receipt-code.ts';
import { sealFor } from '../trust/sealing.ts';
import { takeFile, type FileToAdd } from '../trust/take-file.ts';
import { namesByKind } from './names-by-kind.ts';

/**
 * Takes a petition in from a phone. Nobody of the union has seen it yet: it waits for triage, without a clock until then;
 * the category that the petitioner chose stands until somebody of the union decides.
 */
export const handIn: PreparedCommand<'petition.handIn'> = {
  async prepare(read, input, context) {
    if ((await findEnterprise(read)) === undefined) throw new AppError('NOT_SET_UP');
    if (input.identity !== undefined) demandNoIdCard(input.identity);
    const name = namesByKind();
    const by = { ...context, accountId: null };
    const files: FileToAdd[] = [];
    for (const file of input.files) files.push(await takeFile(read, { ...file, name }, by));
    const proposal = context.services.classifier.propose(input.text);
    return (tx) => putIn({ proposal, files }, tx, input, context);
  },
};

async function putIn(
  { proposal, files }: { readonly proposal: TriageProposal; readonly files: readonly FileToAdd[] },
  tx: WriteTx,
  input: ParsedInputOf<'petition.handIn'>,
  context: CommandContext<'petition.handIn'>,
): Promise<OutputOf<'petition.handIn'>> {
  const { now, today } = context;
  const { identity } = input;
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
  const added: AttachmentId[] = [];
  for (const add of files) added.push((await add(tx)).attachmentId);
  await attachToPetition(tx, added, petitionId);
  context.about(petitionId);
  return { petitionNo, receiptCode, named: identity !== undefined };
}
