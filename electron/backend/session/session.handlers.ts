import type { sessionContract } from '../../../shared/contract/session.contract.ts';
import type { sessionMinutesContract } from '../../../shared/contract/session-minutes.contract.ts';
import type { sessionRoomContract } from '../../../shared/contract/session-room.contract.ts';
import type { sessionPhoneContract } from '../../../shared/contract/session-phone.contract.ts';
import type { HandlersOf } from '../context.ts';
import { addParticipant } from './add-participant.command.ts';
import { cancelSession } from './cancel-session.command.ts';
import { checkInMyself, checkOutMyself } from './check-in-myself.command.ts';
import { checkIn, checkOut } from './check-in.command.ts';
import { closeSession } from './close-session.command.ts';
import { decideItem } from './decide-item.command.ts';
import { excuseParticipant } from './excuse-participant.command.ts';
import { sessionList } from './session-list.query.ts';
import { minuteSession } from './minute-session.command.ts';
import { openSession } from './open-session.command.ts';
import { proposeAgenda } from './propose-agenda.query.ts';
import { proposeSession } from './propose-session.query.ts';
import { recordAnswer } from './record-answer.command.ts';
import { recordDiscussion } from './record-discussion.command.ts';
import { removeParticipant } from './remove-participant.command.ts';
import { rescheduleSession } from './reschedule-session.command.ts';
import { scheduleSession } from './schedule-session.command.ts';
import { sendNotice } from './send-notice.command.ts';
import { sessionDetail } from './session-detail.query.ts';
import { sessionMinutes } from './session-minutes.query.ts';
import { sessionForPhone } from './session-for-phone.query.ts';
import { setAgenda } from './set-agenda.command.ts';
import { steerScreen } from './steer-screen.command.ts';
import { setCurrentItem } from './set-current-item.command.ts';

export const sessionHandlers: HandlersOf<
  typeof sessionContract & typeof sessionRoomContract & typeof sessionMinutesContract & typeof sessionPhoneContract
> = {
  'session.propose': proposeSession,
  'session.schedule': scheduleSession,
  'session.reschedule': rescheduleSession,
  'session.list': sessionList,
  'session.get': sessionDetail,
  'session.proposeAgenda': proposeAgenda,
  'session.setAgenda': setAgenda,
  'session.sendNotice': sendNotice,
  'session.addParticipant': addParticipant,
  'session.removeParticipant': removeParticipant,
  'session.excuse': excuseParticipant,
  'session.checkIn': checkIn,
  'session.checkOut': checkOut,
  'session.open': openSession,
  'session.setCurrentItem': setCurrentItem,
  'session.steerScreen': steerScreen,
  'session.recordAnswer': recordAnswer,
  'session.recordDiscussion': recordDiscussion,
  'session.decide': decideItem,
  'session.close': closeSession,
  'session.minute': minuteSession,
  'session.cancel': cancelSession,
  'session.minutes': sessionMinutes,
  'session.forPhone': sessionForPhone,
  'session.checkInMyself': checkInMyself,
  'session.checkOutMyself': checkOutMyself,
};
