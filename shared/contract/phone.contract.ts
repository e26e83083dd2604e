import * as v from 'valibot';
import { command, query } from './define.ts';
import { id, nothing } from './fields.ts';

/** What phones in the LAN may call beside the few calls that are open to anybody. */
export const phoneContract = {
  /**
   * A representative's phone comes in with the personal code. The host puts `session` into an HttpOnly cookie and does not
   * hand it to the page; `proof` stays with the page and goes only inside sealed calls, so that a cookie read off the
   * Wi-Fi is of no use.
   */
  'phone.enter': command({
    roles: 'anyone',
    audience: ['lan'],
    changes: ['host'],
    secret: true,
    errors: ['TICKET_UNKNOWN'],
    input: v.strictObject({ ticket: v.pipe(v.string(), v.maxLength(80)) }),
    output: v.object({ session: v.string(), proof: v.string(), name: v.string() }),
  }),
  /** The phone is done: its session ends. */
  'phone.leave': command({
    roles: ['representative'],
    audience: ['lan'],
    changes: ['host'],
    secret: true,
    input: v.strictObject({ session: v.optional(v.string()) }),
    output: v.object({}),
  }),
  /** Who this phone acts for. */
  'phone.me': query({
    roles: ['representative'],
    audience: ['lan'],
    input: nothing,
    output: v.object({ representativeId: v.nullable(id('Representative')), name: v.string() }),
  }),
};
