import {
  countScores,
  findRoundOf,
  hasRatedEfficiency,
  listRoll,
  listSubjects,
} from '../../../db/repos/evaluation.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { roundResult } from '../../../shared/domain/evaluation.rules.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import type { QueryHandler } from '../context.ts';

export const evaluationDetail: QueryHandler<'evaluation.get'> = async (
  db,
  { sessionId },
  { actor, today, services },
) => {
  const [session, round, scores, versions] = await Promise.all([
    getSession(db, sessionId),
    findRoundOf(db, sessionId),
    countScores(db),
    listRulesVersions(db),
  ]);
  const { settings } = rulesInForce(versions, today);
  const [roll, subjects] =
    round === undefined ? [[], []] : await Promise.all([listRoll(db, round.id), listSubjects(db, round.id)]);
  const state = round?.state ?? 'open';
  const ofSession = (side: 'satisfaction' | 'efficiency') =>
    scores.filter((one) => one.sessionId === sessionId && one.side === side);
  return {
    sessionId,
    title: session.title,
    heldOn: session.scheduledOn,
    roundId: round?.id ?? null,
    state: round?.state ?? null,
    version: round?.version ?? 0,
    keyHeld: round?.boxId !== null && round?.boxId !== undefined && services.boxKeys.find(round.boxId) !== undefined,
    roll: roll.map((line) => ({ ...line, rated: line.rated === 1 })),
    petitions: subjects.map(({ id, petitionNo, title }) => ({
      id,
      petitionNo,
      title,
      result: roundResult(
        state,
        scores.filter((one) => one.petitionId === id && one.side === 'satisfaction'),
        settings,
      ),
    })),
    satisfaction: roundResult(state, ofSession('satisfaction'), settings),
    efficiency: roundResult('closed', ofSession('efficiency'), settings),
    ratedEfficiency: actor.role === 'management' ? await hasRatedEfficiency(db, sessionId, actor.accountId) : null,
  };
};
