import { listMotions } from '../../../db/repos/motion.repo.ts';
import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { findSeat, findSessionForPhone } from '../../../db/repos/session.queries.ts';
import { mayCheckInByPhone, shownOnPhonesSince } from '../../../shared/domain/session.rules.ts';
import type { QueryHandler } from '../context.ts';
import { gatesOf } from '../session-state/gates.ts';
import { loadAgenda } from './load-agenda.ts';

/** What a representative's phone shows of the meeting. Names of others are not in it. */
export const sessionForPhone: QueryHandler<'session.forPhone'> = async (db, _input, { actor, now, today }) => {
  const session = await findSessionForPhone(db, today, shownOnPhonesSince(now));
  if (session === undefined) return null;
  const own = await representativeOfAccount(db, actor.accountId);
  const [{ composition, share, management, deciding }, agenda, seat, motions] = await Promise.all([
    gatesOf(db, session),
    loadAgenda(db, session.id),
    own === undefined ? undefined : findSeat(db, session.id, own.representativeId),
    listMotions(db, session.id),
  ]);
  return {
    ...session,
    composition,
    gates: { share, management, deciding },
    own: seat === undefined ? null : { participantId: seat.id, present: seat.present === 1, excused: seat.excused },
    mayCheckIn: mayCheckInByPhone(session, today),
    agenda: agenda.map((item) => ({
      ...item,
      text: item.petition?.text ?? motions.find((motion) => motion.agendaItemId === item.id)?.body ?? '',
    })),
  };
};
