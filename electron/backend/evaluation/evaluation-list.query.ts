import { countScores, listEvaluable, listRoll } from '../../../db/repos/evaluation.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { roundResult } from '../../../shared/domain/evaluation.rules.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import type { QueryHandler } from '../context.ts';

export const evaluationList: QueryHandler<'evaluation.list'> = async (db, _input, { today }) => {
  const [sessions, scores, versions] = await Promise.all([listEvaluable(db), countScores(db), listRulesVersions(db)]);
  const { settings } = rulesInForce(versions, today);
  const listed = await Promise.all(
    sessions.map(async ({ roundId, ...session }) => {
      const roll = roundId === null ? [] : await listRoll(db, roundId);
      const given = (side: 'satisfaction' | 'efficiency') =>
        scores.filter((one) => one.sessionId === session.sessionId && one.side === side);
      return {
        ...session,
        rated: roll.filter((line) => line.rated === 1).length,
        entitled: roll.length,
        satisfaction: roundResult(session.round ?? 'open', given('satisfaction'), settings),
        // Management's ratings need no round: each account gives one, and the number from which a mean is shown protects them.
        efficiency: roundResult('closed', given('efficiency'), settings),
      };
    }),
  );
  return { shownFrom: settings.ratingsShownFrom, sessions: listed };
};
