import * as v from 'valibot';
import { maxPetitionTitle } from '../domain/petition.ts';
import { motionStates } from '../domain/motion.rules.ts';
import { command, participants, query, staff } from './define.ts';
import { count, id, instant, optionalText, text } from './fields.ts';

const target = v.strictObject({ motionId: id('Motion') });

/** Motions that representatives put in a session, others co-sign (附议), and the chair takes up or declines. */
export const motionContract = {
  'motion.put': command({
    roles: ['representative'],
    audience: ['lan'],
    changes: ['session'],
    errors: ['MOTION_NOT_PRESENT', 'MOTIONS_FULL', 'SESSION_NOT_INVITED', 'SESSION_STATE'],
    input: v.strictObject({ sessionId: id('Session'), title: text(maxPetitionTitle), body: optionalText(2000) }),
    output: v.object({ motionId: id('Motion') }),
  }),
  /** Once by each; the same again changes nothing. Who put it is counted as who put it. */
  'motion.cosign': command({
    roles: ['representative'],
    audience: ['lan'],
    changes: ['session'],
    errors: ['MOTION_NOT_PRESENT', 'MOTION_OVER', 'MOTION_OWN', 'SESSION_NOT_INVITED', 'SESSION_STATE'],
    input: target,
    output: v.object({ cosignCount: count }),
  }),
  'motion.withdraw': command({
    roles: ['representative'],
    audience: ['lan'],
    changes: ['session'],
    errors: ['MOTION_OVER', 'SESSION_NOT_INVITED'],
    input: target,
    output: v.object({}),
  }),
  /** Puts it on the agenda, at its end. */
  'motion.takeUp': command({
    roles: staff,
    changes: ['session'],
    errors: ['MOTION_OVER', 'SESSION_STATE'],
    input: v.strictObject({ motionId: id('Motion'), major: v.optional(v.boolean(), false) }),
    output: v.object({ itemId: id('AgendaItem') }),
  }),
  /** Does not take it up, with a reason that everybody reads; also after the session, where there was no time for it. */
  'motion.decline': command({
    roles: staff,
    changes: ['session'],
    errors: ['MOTION_OVER'],
    input: v.strictObject({ motionId: id('Motion'), reason: text(300) }),
    output: v.object({}),
  }),
  /** In the order in which they were put; those withdrawn are left out. */
  'motion.list': query({
    roles: participants,
    audience: ['desktop', 'lan', 'cli'],
    input: v.strictObject({ sessionId: id('Session') }),
    output: v.array(
      v.object({
        id: id('Motion'),
        title: v.string(),
        body: v.string(),
        /** Who put it: a motion is put by name. */
        name: v.string(),
        putAt: instant,
        state: v.picklist(motionStates),
        reason: v.string(),
        agendaItemId: v.nullable(id('AgendaItem')),
        cosignCount: count,
        /** Of who asks. */
        own: v.boolean(),
        cosigned: v.boolean(),
      }),
    ),
  }),
};
