import {
  findRoundOf,
  insertRound,
  listPresentRepresentatives,
  listUnratedResults,
} from '../../../db/repos/evaluation.repo.ts';
import { insertBox } from '../../../db/repos/secret-box.repo.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { mayOpenRound } from '../../../shared/domain/evaluation.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { makeBox } from '../trust/secret-box.ts';

/** A sheet longer than a page would be filled in by nobody. */
const longestSheet = 20;

export const openRound: CommandHandler<'evaluation.open'> = async (tx, { sessionId }, context) => {
  const session = await getSession(tx, sessionId);
  demand(mayOpenRound(session.state));
  if ((await findRoundOf(tx, sessionId)) !== undefined) throw new AppError('EVALUATION_ALREADY_OPEN');
  const [representatives, petitions] = await Promise.all([
    listPresentRepresentatives(tx, sessionId),
    listUnratedResults(tx, longestSheet),
  ]);
  const { id: boxId, publicKey, wrappedKey, parameters, privateKey, openingCode } = await makeBox();
  await insertBox(tx, { id: boxId, publicKey, wrappedKey, parameters });
  const roundId = context.newId<'EvaluationRound'>();
  await insertRound(tx, { id: roundId, sessionId, boxId, openedAt: context.now }, representatives, petitions);
  context.about(roundId);
  context.afterCommit(() => context.services.boxKeys.hold(boxId, privateKey));
  return { roundId, openingCode };
};
