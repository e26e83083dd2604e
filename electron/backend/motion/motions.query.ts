import { listMotionCosigners, listMotions } from '../../../db/repos/motion.repo.ts';
import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { findSeat } from '../../../db/repos/session.queries.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { motionState } from '../../../shared/domain/motion.rules.ts';
import type { QueryHandler } from '../context.ts';

export const motions: QueryHandler<'motion.list'> = async (db, { sessionId }, { actor }) => {
  await getSession(db, sessionId);
  const own = actor.role === 'representative' ? await representativeOfAccount(db, actor.accountId) : undefined;
  const [rows, cosigners, seat] = await Promise.all([
    listMotions(db, sessionId),
    listMotionCosigners(db, sessionId),
    own === undefined ? undefined : findSeat(db, sessionId, own.representativeId),
  ]);
  return rows.map((row) => {
    const behind = cosigners.filter((one) => one.motionId === row.id);
    return {
      ...row,
      state: motionState(row),
      cosignCount: behind.length,
      own: seat !== undefined && row.participantId === seat.id,
      cosigned: seat !== undefined && behind.some((one) => one.participantId === seat.id),
    };
  });
};
