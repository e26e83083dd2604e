import { getMotion, listMotionCosigners, markMotion } from '../../../db/repos/motion.repo.ts';
import { listAgenda } from '../../../db/repos/session.queries.ts';
import { getParticipant, getSession, insertAgendaItem, updateSession } from '../../../db/repos/session.repo.ts';
import type { AgendaReason } from '../../../shared/domain/agenda.rules.ts';
import { motionState } from '../../../shared/domain/motion.rules.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** The chair takes a motion up: an item at the end of the agenda, put by whom and with how many behind it. */
export const takeUpMotion: CommandHandler<'motion.takeUp'> = async (tx, { motionId, major }, context) => {
  const motion = await getMotion(tx, motionId);
  const session = await getSession(tx, motion.sessionId);
  demand(mayDo(session.state, 'putMotion'));
  if (motionState(motion) !== 'waiting') throw new AppError('MOTION_OVER');
  const [agenda, cosigners, mover] = await Promise.all([
    listAgenda(tx, session.id),
    listMotionCosigners(tx, session.id),
    getParticipant(tx, motion.participantId),
  ]);
  const n = cosigners.filter((one) => one.motionId === motionId).length;
  const reasons: AgendaReason[] = [{ code: 'byHand' }, ...(n === 0 ? [] : [{ code: 'cosigns', n } as const])];
  const itemId = context.newId<'AgendaItem'>();
  await insertAgendaItem(tx, {
    id: itemId,
    sessionId: session.id,
    position: Math.max(0, ...agenda.map(({ position }) => position)) + 1,
    petitionId: null,
    title: motion.title,
    major: major ? 1 : 0,
    proposer: mover.name,
    reasons: JSON.stringify(reasons),
  });
  await markMotion(tx, motionId, { takenUpAt: context.now, agendaItemId: itemId });
  // Whoever has the agenda open for editing must not take the new item off by saving.
  await updateSession(tx, session.id, session.version, {});
  context.about(motionId);
  return { itemId };
};

export const declineMotion: CommandHandler<'motion.decline'> = async (tx, { motionId, reason }, context) => {
  if (motionState(await getMotion(tx, motionId)) !== 'waiting') throw new AppError('MOTION_OVER');
  await markMotion(tx, motionId, { declinedAt: context.now, reason });
  context.about(motionId);
  return {};
};
