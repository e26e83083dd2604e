import * as v from 'valibot';
import { categories, maxPetitionText, petitionStates } from '../domain/petition.ts';
import { command, query } from './define.ts';
import { count, id, nothing, optionalText, text } from './fields.ts';

/** Made by the page once and kept on the phone: 32 random bytes, base64url. */
const phoneId = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const petitionNo = v.pipe(v.string(), v.regex(/^\d{4}-\d{4,7}$/));

/** What phones in the LAN may call beside the few calls that are open to anybody. */
export const phoneContract = {
  /**
   * A representative's phone comes in with the personal code, or with one that the desk told at the door. The host puts `session` into an HttpOnly cookie and does not
   * hand it to the page; `proof` stays with the page and goes only inside sealed calls, so that a cookie read off the
   * Wi-Fi is of no use.
   */
  'phone.enter': command({
    roles: 'anyone',
    audience: ['lan'],
    changes: ['host'],
    secret: true,
    errors: ['TICKET_UNKNOWN', 'TOO_MANY_ATTEMPTS'],
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
  /**
   * A petition by phone (扫码提诉求), by anybody who has scanned the code; it waits for triage. Not `secret`: the reply is kept
   * locked with the command's id, which only the phone knows, so that the receipt code survives an answer that was lost.
   */
  'petition.handIn': command({
    roles: 'anyone',
    audience: ['lan'],
    changes: ['petition', 'triage'],
    errors: ['NOT_SET_UP', 'ID_CARD_NUMBER', 'ATTACHMENT_TYPE', 'ATTACHMENT_TOO_LARGE', 'FILE_EMPTY', 'FILE_DAMAGED'],
    input: v.strictObject({
      text: text(maxPetitionText),
      /** What the petitioner takes it for; the union decides. */
      category: v.optional(v.picklist(categories)),
      workshop: optionalText(60),
      /** Left out for an anonymous petition. Sealed before it is stored. */
      identity: v.optional(v.strictObject({ name: text(40), phone: optionalText(30), employeeNo: optionalText(30) })),
      /** Photos and recordings, base64; together they fit into one request of 16 MB. */
      files: v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              name: text(120),
              content: v.pipe(v.string(), v.maxLength(16_000_000)),
              /** The picture or voice tells who it is: then it is sealed with the identity. */
              showsPerson: v.optional(v.boolean(), false),
            }),
          ),
          v.maxLength(5),
        ),
        [],
      ),
      /** The mark of the poster that was scanned. */
      poster: optionalText(20),
    }),
    /** `named`: as it was registered, which may be what was sent first under this id. */
    output: v.object({ petitionNo: v.string(), receiptCode: v.string(), named: v.boolean() }),
  }),
  /**
   * Open petitions that say nearly the same as the one being typed. Only what somebody of the union has looked at and what
   * names nobody, and of that no more than what a notice would show.
   */
  'petition.similarForPhone': query({
    roles: 'anyone',
    audience: ['lan'],
    errors: ['TOO_MANY_ATTEMPTS'],
    input: v.strictObject({ text: text(maxPetitionText) }),
    output: v.array(
      v.object({ petitionNo: v.string(), title: v.string(), state: v.picklist(petitionStates), cosignCount: count }),
    ),
  }),
  /** Co-signs such a petition, once by each phone, for one person. */
  'petition.cosignByPhone': command({
    roles: 'anyone',
    audience: ['lan'],
    changes: ['petition'],
    errors: ['PETITION_ALREADY_COSIGNED', 'PETITION_TRANSITION'],
    input: v.strictObject({ petitionNo, phoneId }),
    output: v.object({ cosignCount: count }),
  }),
};
