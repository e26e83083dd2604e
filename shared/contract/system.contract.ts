import * as v from 'valibot';
import { enterpriseSizes, roles } from '../domain/member.ts';
import { weaknesses } from '../domain/passphrase.rules.ts';
import { command, procedure, query } from './define.ts';
import { count, day, id, instant, nothing, optionalText, text, version } from './fields.ts';
import { shownRecoveryKey } from './identity.contract.ts';

const passphrase = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const accountName = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(40));

export const systemContract = {
  /** What a page must know before anybody has signed in. */
  'system.status': query({
    roles: 'anyone',
    audience: ['desktop', 'lan', 'cli'],
    input: nothing,
    output: v.object({
      setUp: v.boolean(),
      /** The database cannot be read: only the calls of `recovery` answer, and the page leads through them. */
      damaged: v.boolean(),
      enterpriseName: v.nullable(v.string()),
      unionName: v.nullable(v.string()),
      size: v.nullable(v.picklist(enterpriseSizes)),
      isDemo: v.boolean(),
      /** Accounts of a demo, whose passphrase is no secret; empty otherwise. */
      demoAccounts: v.array(v.object({ name: v.string(), displayName: v.string(), role: v.picklist(roles) })),
      now: instant,
      today: day,
      /** True when the clock was set for training or a test: every page then says so. */
      clockIsSet: v.boolean(),
      version: v.string(),
    }),
  }),
  /** First run: the enterprise, its chair and the rules of procedure it starts with, all in one. */
  'system.setUp': command({
    roles: 'anyone',
    changes: ['enterprise', 'account', 'rules'],
    secret: true,
    errors: ['ALREADY_SET_UP', 'PASSPHRASE_WEAK'],
    input: v.strictObject({
      enterpriseName: text(80),
      unionName: text(80),
      size: v.picklist(enterpriseSizes),
      staffCount: count,
      startedOn: v.optional(day),
      /** Marks an invented enterprise; every page then says so, and it can be thrown away. */
      isDemo: v.optional(v.boolean(), false),
      chair: v.strictObject({ name: accountName, displayName: text(40), passphrase }),
      /** Settings that differ from the template's defaults, by key; see rules.template. */
      rules: v.optional(v.record(v.string(), v.unknown()), {}),
    }),
    /** The recovery key is shown this once: it belongs on paper in the union's safe. */
    output: v.object({ accountId: id('Account'), recoveryKey: shownRecoveryKey }),
  }),
  /** One click into an invented enterprise that has been at it for fourteen months. Takes some ten seconds. */
  'system.fillDemo': procedure({
    roles: 'anyone',
    errors: ['ALREADY_SET_UP'],
    input: nothing,
    output: v.object({}),
  }),
  /** Throws the demo away, file and all. A real enterprise's data can never be discarded. */
  'system.discardDemo': procedure({
    roles: ['chair'],
    errors: ['NO_DEMO'],
    input: nothing,
    output: v.object({}),
  }),
  'account.signIn': command({
    roles: 'anyone',
    changes: [],
    secret: true,
    errors: ['NOT_SET_UP'],
    input: v.strictObject({ name: accountName, passphrase }),
    // A wrong passphrase is an answer and not an error: the failed attempt has to be committed.
    output: v.variant('signedIn', [
      v.object({
        signedIn: v.literal(true),
        token: v.string(),
        account: v.object({ id: id('Account'), displayName: v.string(), role: v.picklist(roles) }),
        idleLockMinutes: v.number(),
      }),
      v.object({ signedIn: v.literal(false), waitSeconds: v.number() }),
    ]),
  }),
  'account.signOut': command({
    roles: 'anyone',
    changes: [],
    secret: true,
    input: nothing,
    output: v.object({}),
  }),
  'account.changePassphrase': command({
    roles: ['chair', 'officer', 'representative', 'management', 'observer'],
    changes: ['account'],
    secret: true,
    errors: ['PASSPHRASE_WEAK'],
    input: v.strictObject({ current: passphrase, next: passphrase }),
    // A wrong passphrase is an answer and not an error: the failed attempt has to be committed.
    output: v.variant('done', [
      v.object({ done: v.literal(true) }),
      v.object({ done: v.literal(false), waitSeconds: v.number() }),
    ]),
  }),
  'account.create': command({
    roles: ['chair'],
    changes: ['account'],
    secret: true,
    errors: ['NAME_TAKEN', 'PASSPHRASE_WEAK'],
    input: v.strictObject({
      name: accountName,
      displayName: text(40),
      role: v.picklist(roles),
      department: optionalText(60),
      personId: v.optional(id('Person')),
      passphrase,
    }),
    output: v.object({ accountId: id('Account') }),
  }),
  /** Another role for an account, whose sessions end at once. */
  'account.changeRole': command({
    roles: ['chair'],
    changes: ['account'],
    errors: ['LAST_CHAIR', 'LAST_KEY_HOLDER'],
    input: v.strictObject({ accountId: id('Account'), version, role: v.picklist(roles), department: optionalText(60) }),
    output: v.object({}),
  }),
  /** A new passphrase for somebody who has forgotten theirs; a chair's is only ever changed by the chair. */
  'account.setPassphrase': command({
    roles: ['chair'],
    changes: ['account'],
    secret: true,
    errors: ['PASSPHRASE_OF_CHAIR', 'PASSPHRASE_WEAK'],
    input: v.strictObject({ accountId: id('Account'), passphrase }),
    output: v.object({}),
  }),
  'account.disable': command({
    roles: ['chair'],
    changes: ['account'],
    errors: ['LAST_CHAIR', 'LAST_KEY_HOLDER'],
    input: v.strictObject({ accountId: id('Account') }),
    output: v.object({}),
  }),
  /**
   * How strong a passphrase is, while it is being typed. Before set-up and in an account's own dialog: open to anyone at
   * this PC, since it tells nothing of any account. The passphrase is kept nowhere.
   */
  'account.passphraseStrength': query({
    roles: 'anyone',
    audience: ['desktop'],
    input: v.strictObject({
      passphrase: v.pipe(v.string(), v.maxLength(200)),
      /** The account's name as typed; empty for the account signed in. */
      name: optionalText(40),
      /** Further names that a guesser would try first: the person's, and before set-up the enterprise's and the union's. */
      names: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(4)), []),
    }),
    output: v.object({
      /** 0 to 4; 3 and 4 may be used. */
      strength: v.picklist([0, 1, 2, 3, 4]),
      /** What to mend; null when it may be used. */
      weakness: v.nullable(v.picklist(weaknesses)),
    }),
  }),
  'account.list': query({
    roles: ['chair', 'officer'],
    input: nothing,
    output: v.array(
      v.object({
        id: id('Account'),
        name: v.string(),
        displayName: v.string(),
        role: v.picklist(roles),
        department: v.nullable(v.string()),
        personId: v.nullable(id('Person')),
        disabledAt: v.nullable(instant),
        createdAt: instant,
        version,
      }),
    ),
  }),
};
