import { findOpenRound, listRoll, listSubjects } from '../../../db/repos/evaluation.repo.ts';
import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import type { QueryHandler } from '../context.ts';

/** The sheet that a representative can fill in now. */
export const roundForPhone: QueryHandler<'evaluation.forPhone'> = async (db, _input, { actor }) => {
  const own = await representativeOfAccount(db, actor.accountId);
  const round = own === undefined ? undefined : await findOpenRound(db, own.representativeId);
  if (own === undefined || round === undefined) return null;
  const [session, roll, petitions] = await Promise.all([
    getSession(db, round.sessionId),
    listRoll(db, round.id),
    listSubjects(db, round.id),
  ]);
  return {
    roundId: round.id,
    sessionTitle: session.title,
    heldOn: session.scheduledOn,
    rated: roll.some((line) => line.representativeId === own.representativeId && line.rated === 1),
    petitions,
  };
};
