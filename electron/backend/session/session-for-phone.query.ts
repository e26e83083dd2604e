import { listAgendaAttachments } from '../../../db/repos/attachment.repo.ts';
import { listMotions } from '../../../db/repos/motion.repo.ts';
import { largestForPhone } from '../../../shared/contract/attachment.contract.ts';
import { phonePaperKinds, releasedAt } from '../../../shared/domain/paper.ts';
import { mayCheckInByPhone } from '../../../shared/domain/session.rules.ts';
import type { QueryHandler } from '../context.ts';
import { gatesOf } from '../session-state/gates.ts';
import { sessionOnPhone } from '../session-state/session-on-phone.ts';
import { loadAgenda } from './load-agenda.ts';

/** What a representative's phone shows of the meeting. Names of others are not in it. */
export const sessionForPhone: QueryHandler<'session.forPhone'> = async (db, _input, context) => {
  const shown = await sessionOnPhone(db, context);
  if (shown === undefined) return null;
  const { session, seat } = shown;
  const [{ composition, share, management, deciding }, agenda, motions, attachments] = await Promise.all([
    gatesOf(db, session),
    loadAgenda(db, session.id),
    listMotions(db, session.id),
    seat === undefined ? [] : listAgendaAttachments(db, session.id),
  ]);
  return {
    ...session,
    composition,
    gates: { share, management, deciding },
    own: seat === undefined ? null : { participantId: seat.id, present: seat.present === 1, excused: seat.excused },
    mayCheckIn: mayCheckInByPhone(session, context.today),
    papers: phonePaperKinds.flatMap((kind) => {
      const at = seat === undefined ? null : releasedAt(kind, session);
      return at === null ? [] : [{ kind, releasedAt: at }];
    }),
    agenda: agenda.map((item) => ({
      ...item,
      text: item.petition?.text ?? motions.find((motion) => motion.agendaItemId === item.id)?.body ?? '',
      attachments: attachments
        .filter((file) => file.agendaItemId === item.id)
        .map((file) => ({ ...file, tooLarge: file.bytes > largestForPhone })),
    })),
  };
};
