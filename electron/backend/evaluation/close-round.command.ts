import {
  closeRound as endRound,
  getRound,
  insertRatings,
  listSubjects,
  type NewRating,
} from '../../../db/repos/evaluation.repo.ts';
import { emptyBox, getBox, listSlips } from '../../../db/repos/secret-box.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { movePetition } from '../petition-state/move-petition.ts';
import { openSlips } from '../trust/secret-box.ts';
import { parseSheet } from './sheet.ts';

/**
 * Opens the sheets, shuffled, and keeps each score as a rating of its own: not even which scores stood on one sheet is
 * kept. The sealed sheets and their key are gone from every file.
 */
export const closeRound: CommandHandler<'evaluation.close'> = async (tx, { roundId, version }, context) => {
  const round = await getRound(tx, roundId);
  if (round.state !== 'open' || round.boxId === null) throw new AppError('EVALUATION_NOT_OPEN');
  const { boxId, sessionId } = round;
  const privateKey = context.services.boxKeys.find(boxId);
  if (privateKey === undefined) throw new AppError('BALLOT_KEY_MISSING');
  const { publicKey } = await getBox(tx, boxId);
  const sheets = (await openSlips({ publicKey, privateKey }, await listSlips(tx, boxId))).map((text) => {
    // Sheets are sealed here and nowhere else.
    if (text === undefined) throw new Error('a sheet is not sealed to its box');
    return parseSheet(text);
  });
  const subjects = await listSubjects(tx, roundId);
  const givenOn = context.today;
  const rating = (score: number, of: Pick<NewRating, 'sessionId' | 'petitionId'>): NewRating => ({
    id: newUnorderedId(),
    roundId,
    side: 'satisfaction',
    ...of,
    givenOn,
    score,
    comment: '',
  });
  const ratings = sheets.flatMap((sheet) => [
    rating(sheet.session, { sessionId, petitionId: null }),
    ...subjects.flatMap((subject, position) => {
      const score = sheet.petitions[position] ?? 0;
      return score === 0 ? [] : [rating(score, { sessionId: null, petitionId: subject.id })];
    }),
  ]);
  // By their random ids: the order of writing is then not the order of sheets.
  await insertRatings(
    tx,
    ratings.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
  for (const subject of subjects) {
    const isRated = ratings.some((one) => one.petitionId === subject.id);
    if (!isRated || subject.state !== 'done') continue;
    await movePetition(
      tx,
      { petitionId: subject.id, version: undefined, act: 'rate', change: { evaluatedAt: context.now } },
      { accountId: context.actor.accountId, now: context.now },
    );
  }
  await emptyBox(tx, boxId, context.now);
  await endRound(tx, roundId, version, context.now);
  context.about(roundId);
  context.afterCommit(async () => {
    context.services.boxKeys.forget(boxId);
    await context.services.emptyLog();
    context.services.backups.boxIsEmptied();
  });
  return { sheets: sheets.length };
};
