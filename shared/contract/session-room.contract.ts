import * as v from 'valibot';
import { escalationTargets } from '../domain/petition.ts';
import { agendaOutcomes } from '../domain/session.ts';
import { roomViews } from '../domain/room-view.ts';
import { command, staff } from './define.ts';
import { count, day, id, optionalText, text, version } from './fields.ts';
import { changed, moved, target } from './session-shapes.ts';

const item = { itemId: id('AgendaItem'), version };

const gateErrors = [
  'SESSION_MANAGEMENT_ABSENT',
  'SESSION_NOBODY_PRESENT',
  'SESSION_REPRESENTATIVE_SHARE',
  'SESSION_STATE',
] as const;

/** The session itself: who is here, what is up, what is answered, said and decided. */
export const sessionRoomContract = {
  'session.checkIn': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE'],
    input: v.strictObject({ participantIds: v.pipe(v.array(id('Participant')), v.minLength(1), v.maxLength(500)) }),
    output: v.object({ present: count }),
  }),
  'session.checkOut': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE'],
    input: v.strictObject({ participantIds: v.pipe(v.array(id('Participant')), v.minLength(1), v.maxLength(500)) }),
    output: v.object({ present: count }),
  }),
  'session.open': command({
    roles: staff,
    changes: ['session'],
    errors: [
      'SESSION_NOBODY_PRESENT',
      'SESSION_NOTICE_MISSING',
      'SESSION_OTHER_OPEN',
      'SESSION_REPRESENTATIVE_SHARE',
      'SESSION_STATE',
      'SESSION_TOO_EARLY',
    ],
    input: v.strictObject(target),
    output: moved,
  }),
  'session.setCurrentItem': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE'],
    input: v.strictObject({ sessionId: id('Session'), itemId: v.nullable(id('AgendaItem')) }),
    output: v.object({}),
  }),
  /** Puts something on the projector by hand; null lets it follow the console again. */
  'session.steerScreen': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE'],
    input: v.strictObject({ sessionId: id('Session'), view: v.nullable(v.picklist(roomViews)) }),
    output: v.object({}),
  }),
  /** Management's answer to an item, given by itself or taken down at the desk; an empty one takes it back. */
  'session.recordAnswer': command({
    roles: ['chair', 'officer', 'management'],
    changes: ['session'],
    errors: ['SESSION_STATE', 'AGENDA_ITEM_CLOSED'],
    input: v.strictObject({
      ...item,
      answer: v.pipe(v.string(), v.trim(), v.maxLength(5000)),
      answeredBy: optionalText(40),
    }),
    output: changed,
  }),
  'session.recordDiscussion': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE', 'AGENDA_ITEM_CLOSED'],
    input: v.strictObject({ ...item, discussion: optionalText(10_000) }),
    output: changed,
  }),
  /** Ends an item. Both gates must hold at this moment, except for putting it off with its reason. */
  'session.decide': command({
    roles: staff,
    changes: ['session', 'petition', 'action'],
    errors: [
      ...gateErrors,
      'AGENDA_ITEM_ANSWER_MISSING',
      'AGENDA_ITEM_CLOSED',
      'AGENDA_MEASURES_MISSING',
      'BALLOT_DECIDES',
      'BALLOT_REQUIRED',
      'BALLOT_STILL_OPEN',
      'PETITION_REASON_MISSING',
      'PETITION_TRANSITION',
    ],
    input: v.strictObject({
      ...item,
      outcome: v.picklist(agendaOutcomes),
      note: optionalText(2000),
      measures: v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              what: text(500),
              department: text(60),
              responsible: text(40),
              dueOn: day,
              criterion: optionalText(300),
            }),
          ),
          v.maxLength(20),
        ),
        [],
      ),
      /** Where it is handed on to; `no_agreement` without it goes to the next session. */
      to: v.optional(v.picklist(escalationTargets)),
    }),
    output: v.object({ version, actionNos: v.array(v.string()) }),
  }),
  'session.close': command({
    roles: staff,
    changes: ['session'],
    errors: ['SESSION_STATE', 'SESSION_ITEMS_OPEN'],
    input: v.strictObject(target),
    output: moved,
  }),
};
