import { setTimeout as sleep } from 'node:timers/promises';
import type { ReadDb } from '../../../db/handles.ts';
import { findMessagesErasedAt, findPetitionerScore, listMessages } from '../../../db/repos/message.repo.ts';
import { listPetitionEvents } from '../../../db/repos/petition.queries.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { findByReceipt, findCarriedOn, findDecoy } from '../../../db/repos/receipt.queries.ts';
import { receiptKey } from '../../../db/repos/secret.repo.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import {
  isShownToPetitioner,
  mayPetitionerRate,
  stillWaits,
  wordsForPetitioner,
} from '../../../shared/domain/receipt.rules.ts';
import type { PetitionId } from '../../../shared/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import type { QueryHandler } from '../context.ts';
import { receiptHash } from '../trust/receipt-code.ts';
import { whoTries } from './attempts-kept.ts';

/** Answers come on a whole multiple of this, well above what the reading takes. */
const floorMs = 120;

/**
 * What became of the petition that a code was handed out for. A wrong code makes the same reads on a decoy, and both
 * answers wait for the same moment: from the time nothing can be told.
 */
export const lookUpReceipt: QueryHandler<'receipt.lookUp'> = async (db, { code }, context) => {
  const { now, services } = context;
  const who = whoTries(context);
  const at = Date.parse(now);
  const waitSeconds = services.receiptAttempts.begin(who, at);
  if (waitSeconds > 0) throw new AppError('TOO_MANY_ATTEMPTS', { waitSeconds });
  const began = performance.now();
  let right = false;
  try {
    const hash = receiptHash(await receiptKey(db), code);
    const petitionId = await findByReceipt(db, hash);
    const decoy = await findDecoy(db);
    const read = petitionId ?? decoy;
    const progress = read === undefined ? undefined : await progressOf(db, read);
    right = petitionId !== undefined;
    await sleep(floorMs - ((performance.now() - began) % floorMs));
    return right && progress !== undefined ? progress : { found: false };
  } finally {
    services.receiptAttempts.end(who, at, right ? 'right' : 'wrong');
  }
};

async function progressOf(db: ReadDb, petitionId: PetitionId) {
  const own = await getPetition(db, petitionId);
  // Read in any case: a merged one would otherwise take two reads more than others.
  const into = await getPetition(db, await findCarriedOn(db, petitionId));
  const [ownEvents, intoEvents] = [await listPetitionEvents(db, own.id), await listPetitionEvents(db, into.id)];
  const mergedAt = own.id === into.id ? undefined : ownEvents.findLast((event) => event.kind === 'merge')?.at;
  const [messages, score] = [await listMessages(db, own.id), await findPetitionerScore(db, own.id)];
  const messagesErasedAt = await findMessagesErasedAt(db, own.id);
  const goesOn = mergedAt === undefined ? [] : intoEvents.filter((event) => event.at >= mergedAt);
  // What was answered there before still is this petitioner's answer.
  const before =
    mergedAt === undefined ? [] : intoEvents.filter((e) => e.at < mergedAt && wordsForPetitioner(e) !== '');
  return {
    found: true as const,
    petitionNo: own.petitionNo,
    receivedOn: own.receivedOn,
    state: into.state,
    closing: into.closing,
    waits: stillWaits(into.state),
    dueOn: into.nextDueOn,
    department: into.handlerDepartment,
    cosignCount: into.cosignCount,
    mergedInto: own.id === into.id ? null : into.petitionNo,
    steps: [...ownEvents, ...before, ...goesOn].filter(isShownToPetitioner).map((event) => ({
      on: dayOf(event.at),
      kind: event.kind,
      state: event.toState,
      words: wordsForPetitioner(event),
    })),
    messages: messages.map(({ at, side, body }) => ({ on: dayOf(at), side, body })),
    messagesErasedOn: messagesErasedAt === undefined ? null : dayOf(messagesErasedAt),
    rated: score ?? null,
    mayRate: score === undefined && mayPetitionerRate(into.state).ok,
  };
}
