import { attachToPetition } from '../../../db/repos/attachment.repo.ts';
import { findBoxRound } from '../../../db/repos/box-round.repo.ts';
import { addCosigners } from '../../../db/repos/cosign.repo.ts';
import { addPetitionEvent, insertPetition, takePetitionNo } from '../../../db/repos/petition.repo.ts';
import { receiptKey } from '../../../db/repos/secret.repo.ts';
import { addCorrection, keepProposal } from '../../../db/repos/triage.repo.ts';
import { keepSealedIdentity } from '../../../db/repos/identity.repo.ts';
import { currentUnionKey } from '../../../db/repos/union-key.repo.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import { nextDueOn } from '../../../shared/domain/next-due.rules.ts';
import type { WriteTx } from '../../../db/handles.ts';
import type { BoxRoundId, PetitionId } from '../../../shared/ids.ts';
import { nextState } from '../../../shared/domain/petition.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { demandNoIdCard } from '../trust/demand-no-id-card.ts';
import { noticeGiven } from '../trust/notice-given.ts';
import { newReceiptCode, receiptHash } from '../trust/receipt-code.ts';
import { sealFor } from '../trust/sealing.ts';
import { asColumns, deadlinesFrom } from './clock-of-petition.ts';
import { asCorrection, corrects, decisionColumns } from './decision-columns.ts';

/**
 * Takes a petition into the register, with what the person at the desk has decided about it. The identity is sealed
 * before it reaches the database; the receipt code is handed out once and stored only as a hash.
 */
export const registerPetition: CommandHandler<'petition.register'> = async (tx, input, context) => {
  const { accountId } = context.actor;
  const receivedAt = input.receivedAt ?? context.now;
  if (receivedAt > context.now)
    throw new AppError('INVALID_INPUT', { field: 'receivedAt', problem: 'future', limit: null });
  const receivedOn = dayOf(receivedAt);
  const proposal = context.services.classifier.propose(input.text);
  if (input.identity !== undefined) demandNoIdCard(input.identity);
  // An id that sorts by time would tell the minute to whoever sees it.
  const petitionId: PetitionId = input.identity === undefined ? newUnorderedId() : context.newId();
  const petitionNo = await takePetitionNo(tx, Number(receivedOn.slice(0, 4)));
  const receiptCode = newReceiptCode();
  const { triage } = input;

  const deadlines =
    triage === undefined
      ? undefined
      : await deadlinesFrom(tx, { class: triage.class, urgent: triage.urgent, startOn: receivedOn });
  const columns = {
    ...emptyDeadlines,
    ...(deadlines === undefined ? {} : asColumns(deadlines)),
    firstAnswerBy: deadlines?.answerBy ?? null,
    firstDoneBy: deadlines?.doneBy ?? null,
  };
  const state = triage === undefined ? 'received' : nextState('received', 'triage', triage.class);
  await insertPetition(tx, {
    id: petitionId,
    petitionNo,
    title: input.title === '' ? proposal.title : input.title,
    text: input.text,
    nature: input.nature ?? proposal.nature,
    ...(triage === undefined ? {} : decisionColumns(triage)),
    state,
    channel: input.channel,
    workshop: input.workshop === '' ? null : input.workshop,
    roleGroup: input.roleGroup ?? null,
    employment: input.employment ?? null,
    anonymous: input.identity === undefined ? 1 : 0,
    receivedAt,
    receivedOn,
    startOn: receivedOn,
    registeredBy: accountId,
    responsibleId: accountId,
    ...columns,
    nextDueOn: nextDueOn({ state, ...columns, progressBy: null, answeredAt: null, doneAt: null }),
    source: 'desk',
    boxRoundId: input.channel === 'box' ? await roundOf(tx, input.boxRoundId) : null,
    receiptHash: receiptHash(await receiptKey(tx), receiptCode),
    privacyNoticeVersion: input.identity === undefined ? null : await noticeGiven(tx, context),
  });
  const event = { petitionId, at: context.now, accountId };
  await addPetitionEvent(tx, {
    ...event,
    kind: 'register',
    fromState: null,
    toState: 'received',
    detail: { channel: input.channel },
  });
  await keepProposal(tx, petitionId, proposal, context.now);
  if (triage !== undefined) {
    await addPetitionEvent(tx, {
      ...event,
      kind: 'triage',
      fromState: 'received',
      toState: state,
      detail: { ...triage },
    });
    if (corrects(triage, proposal)) {
      const decided = asCorrection(input.text, triage);
      await addCorrection(tx, { petitionId, proposed: proposal, decided, accountId, at: context.now });
      context.afterCommit(() => context.services.classifier.learn([decided]));
    }
  }
  if (input.identity !== undefined) {
    const key = await currentUnionKey(tx);
    await keepSealedIdentity(tx, { petitionId, keyId: key.id, sealed: await sealFor(key.publicKey, input.identity) });
  }
  if (input.cosigners > 0) {
    await addCosigners(tx, {
      id: context.newId<'Cosign'>(),
      petitionId,
      accountId: null,
      people: input.cosigners,
      at: context.now,
      note: '',
    });
  }
  await attachToPetition(tx, input.attachmentIds, petitionId);
  context.about(petitionId);
  return { petitionId, petitionNo, receiptCode };
};

const emptyDeadlines = { answerBy: null, doneBy: null, planBy: null, consultBy: null, sessionBy: null };

async function roundOf(tx: WriteTx, id: BoxRoundId | undefined): Promise<BoxRoundId | null> {
  if (id === undefined) return null;
  if ((await findBoxRound(tx, id)) === undefined) throw new AppError('NOT_FOUND', { what: 'boxRound' });
  return id;
}
