import { getMotion, insertMotionCosign, listMotionCosigners, markMotion } from '../../../db/repos/motion.repo.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { mayMove, motionState } from '../../../shared/domain/motion.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { ownSeat } from './own-seat.ts';

export const cosignMotion: CommandHandler<'motion.cosign'> = async (tx, { motionId }, context) => {
  const motion = await getMotion(tx, motionId);
  const { state } = await getSession(tx, motion.sessionId);
  const seat = await ownSeat(tx, motion.sessionId, context.actor.accountId);
  demand(mayMove({ state, present: seat.present === 1 }));
  if (motionState(motion) !== 'waiting') throw new AppError('MOTION_OVER');
  if (motion.participantId === seat.id) throw new AppError('MOTION_OWN');
  await insertMotionCosign(tx, { motionId, participantId: seat.id, at: context.now });
  context.about(motionId);
  const cosigners = await listMotionCosigners(tx, motion.sessionId);
  return { cosignCount: cosigners.filter((one) => one.motionId === motionId).length };
};

/** Takes back the own motion and nobody else's. */
export const withdrawMotion: CommandHandler<'motion.withdraw'> = async (tx, { motionId }, context) => {
  const motion = await getMotion(tx, motionId);
  const seat = await ownSeat(tx, motion.sessionId, context.actor.accountId);
  if (motion.participantId !== seat.id) throw new AppError('FORBIDDEN', { role: context.actor.role });
  if (motionState(motion) !== 'waiting') throw new AppError('MOTION_OVER');
  await markMotion(tx, motionId, { withdrawnAt: context.now });
  context.about(motionId);
  return {};
};
