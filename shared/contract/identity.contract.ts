import * as v from 'valibot';
import { openingPurposes } from '../domain/identity.ts';
import { command, query } from './define.ts';
import { count, day, id, instant, nothing, text } from './fields.ts';

const passphrase = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** A wrong passphrase is an answer and not an error: the failed attempt has to be committed. */
const refusedByPassphrase = v.object({ opened: v.literal(false), waitSeconds: v.number() });

export const identityContract = {
  /**
   * Opens the identity of one petition: who handed it in, and the photos and recordings that show the person. Asks for the
   * chair's passphrase each time, so that a PC left open opens nothing; who opened it, when and why is on record for the
   * representatives to see. domain.md §2
   */
  'identity.open': command({
    roles: ['chair'],
    audience: ['desktop'],
    changes: ['identity'],
    secret: true,
    errors: ['NO_IDENTITY', 'IDENTITY_ERASED', 'KEY_NOT_HELD', 'KEY_LOST', 'FILE_MISSING'],
    input: v.strictObject({
      petitionId: id('Petition'),
      purpose: v.picklist(openingPurposes),
      /** In the chair's own words. Others read it: it must not say who the petitioner is. */
      reason: v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(300)),
      passphrase,
    }),
    output: v.variant('opened', [
      v.object({
        opened: v.literal(true),
        identity: v.nullable(v.object({ name: v.string(), phone: v.string(), employeeNo: v.string() })),
        files: v.array(
          v.object({ attachmentId: id('Attachment'), name: v.string(), mime: v.string(), content: v.string() }),
        ),
      }),
      refusedByPassphrase,
    ]),
  }),
  /** How many identities were opened, when, by whom and why: never whose. Everybody who sits in the session may ask. */
  'identity.openings': query({
    roles: ['chair', 'officer', 'representative', 'observer'],
    input: v.strictObject({ petitionId: v.optional(id('Petition')) }),
    output: v.object({
      sealed: count,
      openings: v.array(
        v.object({
          id: v.string(),
          on: day,
          at: instant,
          purpose: v.picklist(openingPurposes),
          reason: v.string(),
          petitionId: id('Petition'),
          petitionNo: v.string(),
          openedBy: v.string(),
        }),
      ),
    }),
  }),
};

/** The same 128 bits as 12 Chinese characters, as 12 English words, and as a code for a scanner. */
export const shownRecoveryKey = v.object({
  characters: v.array(v.string()),
  words: v.array(v.string()),
  code: v.string(),
});

const refusedHere = v.object({ done: v.literal(false), waitSeconds: v.number() });

export const keyContract = {
  /** Who holds the key to the identities, since when, and how much is sealed to it. */
  'key.status': query({
    roles: ['chair'],
    input: nothing,
    output: v.object({
      createdOn: day,
      /** Null while no recovery key was made: then a lost passphrase loses the identities. */
      recoveryKeyMadeOn: v.nullable(day),
      holders: v.array(v.object({ accountId: id('Account'), displayName: v.string(), since: day })),
      holdsItself: v.boolean(),
      sealed: count,
      /** Sealed to a key that nobody holds any more but perhaps an old recovery key. */
      outOfReach: count,
    }),
  }),
  /** Makes a recovery key and shows it this once; the one before no longer opens anything. */
  'key.makeRecovery': command({
    roles: ['chair'],
    audience: ['desktop'],
    changes: ['identity'],
    secret: true,
    errors: ['KEY_NOT_HELD'],
    input: v.strictObject({ passphrase }),
    output: v.variant('done', [v.object({ done: v.literal(true), recoveryKey: shownRecoveryKey }), refusedHere]),
  }),
  /**
   * The chair hands over: the next chair's account becomes chair and holds the key, wrapped by its own passphrase. The old
   * one stays chair, becomes officer or is closed.
   */
  'key.handOver': command({
    roles: ['chair'],
    audience: ['desktop'],
    changes: ['identity', 'account'],
    secret: true,
    errors: ['KEY_NOT_HELD', 'ACCOUNT_DISABLED', 'SAME_ACCOUNT'],
    input: v.strictObject({
      passphrase,
      successorId: id('Account'),
      successorPassphrase: passphrase,
      predecessor: v.picklist(['chair', 'officer', 'closed']),
    }),
    output: v.variant('done', [
      v.object({ done: v.literal(true) }),
      /** Whose passphrase was refused. */
      v.object({ done: v.literal(false), whose: v.picklist(['own', 'successor']), waitSeconds: v.number() }),
    ]),
  }),
  /**
   * Comes in with the recovery key: a chair who has lost the passphrase, or a new chair whose predecessor is gone. The
   * account named becomes a chair that can sign in and open identities.
   */
  'key.recover': command({
    roles: 'anyone',
    audience: ['desktop', 'cli'],
    changes: ['identity', 'account'],
    secret: true,
    errors: ['RECOVERY_KEY_UNREADABLE', 'RECOVERY_KEY_WRONG', 'PASSPHRASE_WEAK'],
    input: v.strictObject({
      recoveryKey: v.pipe(v.string(), v.maxLength(400)),
      name: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(40)),
      displayName: text(40),
      passphrase,
      /** Closes every other chair's account: the predecessor has left. */
      closeOthers: v.boolean(),
    }),
    output: v.object({ accountId: id('Account') }),
  }),
  /** A new key: everything is sealed anew to it, in one transaction; the old one and its recovery key open nothing here. */
  'key.rotate': command({
    roles: ['chair'],
    audience: ['desktop'],
    changes: ['identity'],
    secret: true,
    errors: ['KEY_NOT_HELD'],
    input: v.strictObject({ passphrase }),
    output: v.variant('done', [
      v.object({ done: v.literal(true), resealed: count, recoveryKey: shownRecoveryKey }),
      refusedHere,
    ]),
  }),
  /** How far the sealing anew has come. */
  'key.rotation': query({
    roles: ['chair'],
    input: nothing,
    output: v.object({ running: v.boolean(), done: count, of: count }),
  }),
  /**
   * Passphrase and recovery key are both lost: a new chair and a new key. What was sealed before stays closed, everything
   * else stays as it is. Only from the command line of the PC that holds the data, with the enterprise's name typed out.
   */
  'key.startOver': command({
    roles: 'anyone',
    audience: ['cli'],
    changes: ['identity', 'account'],
    secret: true,
    errors: ['NAME_DOES_NOT_MATCH', 'PASSPHRASE_WEAK'],
    input: v.strictObject({
      enterpriseName: v.string(),
      name: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(40)),
      displayName: text(40),
      passphrase,
    }),
    output: v.object({ accountId: id('Account'), lost: count, recoveryKey: shownRecoveryKey }),
  }),
  /** An old recovery key has turned up after all: what was sealed to its key is sealed anew to the present one. */
  'key.bringBack': command({
    roles: ['chair'],
    audience: ['desktop', 'cli'],
    changes: ['identity'],
    secret: true,
    errors: ['RECOVERY_KEY_UNREADABLE', 'RECOVERY_KEY_WRONG'],
    input: v.strictObject({ recoveryKey: v.pipe(v.string(), v.maxLength(400)) }),
    output: v.object({ resealed: count }),
  }),
};
