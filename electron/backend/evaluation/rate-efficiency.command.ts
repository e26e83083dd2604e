import { insertRatings, tickEfficiency } from '../../../db/repos/evaluation.repo.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { mayOpenRound } from '../../../shared/domain/evaluation.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';

export const rateEfficiency: CommandHandler<'evaluation.rateEfficiency'> = async (
  tx,
  { sessionId, score, comment },
  context,
) => {
  const { state } = await getSession(tx, sessionId);
  if (!mayOpenRound(state).ok) throw new AppError('EVALUATION_NOT_OPEN');
  if (!(await tickEfficiency(tx, sessionId, context.actor.accountId))) throw new AppError('EVALUATION_ALREADY_RATED');
  const givenOn = context.today;
  await insertRatings(tx, [
    { id: newUnorderedId(), roundId: null, side: 'efficiency', sessionId, petitionId: null, givenOn, score, comment },
  ]);
  // What was rated is in nobody's digest: a handful of possible scores could be tried out.
  context.about(sessionId);
  return {};
};
