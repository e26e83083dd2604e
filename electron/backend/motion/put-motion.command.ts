import { insertMotion, listMotions } from '../../../db/repos/motion.repo.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { mayMove, mayPutAnother, motionState } from '../../../shared/domain/motion.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { ownSeat } from './own-seat.ts';

/** A representative puts a motion by name; it waits for co-signers and the chair. */
export const putMotion: CommandHandler<'motion.put'> = async (tx, { sessionId, title, body }, context) => {
  const { state } = await getSession(tx, sessionId);
  const seat = await ownSeat(tx, sessionId, context.actor.accountId);
  demand(mayMove({ state, present: seat.present === 1 }));
  const motions = await listMotions(tx, sessionId);
  demand(
    mayPutAnother(motions.filter((one) => one.participantId === seat.id && motionState(one) === 'waiting').length),
  );
  const id = context.newId<'Motion'>();
  await insertMotion(tx, {
    id,
    sessionId,
    participantId: seat.id,
    title,
    body,
    putAt: context.now,
    withdrawnAt: null,
    takenUpAt: null,
    agendaItemId: null,
    declinedAt: null,
  });
  context.about(id);
  return { motionId: id };
};
