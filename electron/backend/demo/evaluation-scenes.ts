import type { SessionId } from '../../../shared/ids.ts';
import type { Cast } from './cast.ts';

/** Most are satisfied, some are not, and now and then somebody leaves a petition out. */
const scores = [5, 4, 4, 3, 5, 4, 2, 4] as const;
const scoreOf = (turn: number): number => scores[turn % scores.length] ?? 4;

/** The round after a session: nearly all who were there hand in their sheet, and management rates the process. */
export async function evaluate(cast: Cast, sessionId: SessionId, nth: number): Promise<void> {
  const { roundId } = await cast.as('officer', 'evaluation.open', { sessionId });
  const { roll, petitions } = await cast.as('officer', 'evaluation.get', { sessionId });
  for (const [index, { representativeId }] of roll.entries()) {
    if (index % 11 === 10) continue;
    await cast.as('officer', 'evaluation.rate', {
      roundId,
      representativeId,
      session: scoreOf(index + nth),
      petitions: petitions.flatMap(({ id }, at) =>
        (index + at) % 6 === 5 ? [] : [{ petitionId: id, score: scoreOf(index + at + nth * 3) }],
      ),
    });
  }
  const { version } = await cast.as('officer', 'evaluation.get', { sessionId });
  await cast.as('officer', 'evaluation.close', { roundId, version });
  await cast.as('management', 'evaluation.rateEfficiency', {
    sessionId,
    score: 3 + (nth % 3),
    comment: nth % 3 === 0 ? '会前材料发得再早一点，准备会更充分。' : '',
  });
}
