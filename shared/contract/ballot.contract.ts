import * as v from 'valibot';
import { ballotKinds, ballotStates, choices, passRules } from '../domain/ballot.ts';
import { command, participants, query, staff } from './define.ts';
import { count, id, instant, text, version } from './fields.ts';
import { verdict } from './session-shapes.ts';

/** Made by the voter's page and never by the backend: eight random characters, so that a retry is the same ballot. */
const trackingCode = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/));
/** As it stands on the published list: later slips with the same code have a number behind it. */
const listedCode = v.pipe(
  v.string(),
  v.regex(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?:\/(?:[2-9]|[1-9]\d{1,3}))?$/),
);
const slip = v.pipe(v.string(), v.minLength(16), v.maxLength(64));
const codeHalf = v.pipe(v.string(), v.trim(), v.minLength(8), v.maxLength(60));
export const votes = v.object({ votesFor: count, votesAgainst: count, votesAbstain: count });

const votingErrors = [
  'BALLOT_NOT_OPEN',
  'SESSION_MANAGEMENT_ABSENT',
  'SESSION_NOBODY_PRESENT',
  'SESSION_REPRESENTATIVE_SHARE',
  'SESSION_STATE',
] as const;

export const ballotContract = {
  /**
   * Opens a ballot on an item. The roll is frozen: who is in office, and of them who is here. A secret one answers with
   * the two halves of its opening code, shown once, one for each teller; they are kept nowhere.
   */
  'ballot.open': command({
    roles: staff,
    changes: ['ballot', 'session'],
    secret: true,
    errors: [
      ...votingErrors,
      'AGENDA_ITEM_CLOSED',
      'BALLOT_ALREADY_HELD',
      'BALLOT_QUORUM',
      'BALLOT_STILL_OPEN',
      'BALLOT_TELLERS',
    ],
    input: v.strictObject({
      itemId: id('AgendaItem'),
      kind: v.picklist(ballotKinds),
      passRule: v.picklist(passRules),
      question: text(200),
      tellers: v.strictTuple([text(40), text(40)]),
    }),
    output: v.object({
      ballotId: id('Ballot'),
      openingCode: v.nullable(v.object({ first: v.string(), second: v.string() })),
    }),
  }),
  /** A one-time slip for one voter at the desk. It lives in memory only, hence a query: nothing is written. */
  'ballot.issueSlip': query({
    roles: staff,
    errors: [...votingErrors, 'BALLOT_ALREADY_VOTED', 'BALLOT_NOT_ENTITLED'],
    input: v.strictObject({ ballotId: id('Ballot'), representativeId: id('Representative') }),
    output: v.object({ slip: v.string(), name: v.string() }),
  }),
  /** A secret vote. The same slip with the same tracking code again is the same ballot and counts once. */
  'ballot.cast': command({
    roles: staff,
    changes: ['ballot'],
    secret: true,
    errors: [...votingErrors, 'BALLOT_ALREADY_VOTED', 'BALLOT_SLIP_INVALID'],
    input: v.strictObject({ ballotId: id('Ballot'), slip, trackingCode, choice: v.picklist(choices) }),
    output: v.object({}),
  }),
  /** A vote per name. */
  'ballot.castOpen': command({
    roles: staff,
    changes: ['ballot'],
    errors: [...votingErrors, 'BALLOT_ALREADY_VOTED', 'BALLOT_NOT_ENTITLED'],
    input: v.strictObject({
      ballotId: id('Ballot'),
      representativeId: id('Representative'),
      choice: v.picklist(choices),
    }),
    output: v.object({}),
  }),
  /** The tellers' counts of a show of hands or of the paper box. More papers returned than issued void the ballot. */
  'ballot.enterCounts': command({
    roles: staff,
    changes: ['ballot', 'session'],
    errors: [...votingErrors, 'BALLOT_COUNTS_DO_NOT_ADD_UP'],
    input: v.strictObject({
      ballotId: id('Ballot'),
      version,
      issued: count,
      returned: count,
      invalid: count,
      ...votes.entries,
    }),
    output: v.object({ state: v.picklist(ballotStates), version }),
  }),
  /**
   * Ticks off a voter who takes a paper (纸票) within a secret ballot, to be put into the tellers' box. Like a slip at the
   * desk: whoever has one votes in no other way.
   */
  'ballot.issuePaper': command({
    roles: staff,
    changes: ['ballot'],
    errors: [...votingErrors, 'BALLOT_ALREADY_VOTED', 'BALLOT_NOT_ENTITLED'],
    input: v.strictObject({ ballotId: id('Ballot'), representativeId: id('Representative') }),
    output: v.object({}),
  }),
  /**
   * Counts and closes, the chair's act. Final: a database trigger refuses every later change. Both tellers confirm by their
   * names; where papers were handed out, their counts come with it and not before, since they would be a running tally.
   */
  'ballot.close': command({
    roles: ['chair'],
    changes: ['ballot', 'session'],
    errors: [
      'BALLOT_NOT_OPEN',
      'BALLOT_BOX_DIFFERS',
      'BALLOT_KEY_MISSING',
      'BALLOT_COUNTS_DO_NOT_ADD_UP',
      'BALLOT_NOT_CONFIRMED',
      'BALLOT_OVER_RETURNED',
      'SESSION_STATE',
    ],
    input: v.strictObject({
      ballotId: id('Ballot'),
      version,
      confirmedBy: v.strictTuple([text(40), text(40)]),
      paper: v.optional(v.strictObject({ returned: count, invalid: count, ...votes.entries })),
    }),
    output: v.object({ passed: v.boolean() }),
  }),
  /** Gives an open ballot up, unread: it is held again. For a lost opening code or a mistake in the question. */
  'ballot.void': command({
    roles: staff,
    changes: ['ballot', 'session'],
    errors: ['BALLOT_NOT_OPEN'],
    input: v.strictObject({ ballotId: id('Ballot'), version, reason: text(300) }),
    output: v.object({}),
  }),
  /** After a restart of the program: both tellers' halves make the box countable again. */
  'ballot.unlock': command({
    roles: staff,
    changes: ['ballot'],
    secret: true,
    errors: ['BALLOT_NOT_OPEN', 'BALLOT_KEY_WRONG'],
    input: v.strictObject({ ballotId: id('Ballot'), first: codeHalf, second: codeHalf }),
    output: v.object({}),
  }),
  'ballot.get': query({
    roles: participants,
    input: v.strictObject({ ballotId: id('Ballot') }),
    output: v.object({
      id: id('Ballot'),
      sessionId: id('Session'),
      itemId: id('AgendaItem'),
      kind: v.picklist(ballotKinds),
      passRule: v.picklist(passRules),
      question: v.string(),
      state: v.picklist(ballotStates),
      voidReason: v.nullable(v.string()),
      roster: count,
      present: count,
      tellers: v.array(v.string()),
      openedAt: instant,
      closedAt: v.nullable(instant),
      /**
       * How far a secret ballot has come: ticks by way of voting, and slips in the box. Null for the other kinds and once
       * it is closed.
       */
      soFar: v.nullable(
        v.object({ byPhone: count, phonesReturned: count, atDesk: count, onPaper: count, inBox: count }),
      ),
      /** The papers within a closed secret ballot; null where none was handed out. */
      paper: v.nullable(v.object({ issued: count, returned: count, invalid: count, ...votes.entries })),
      /** False after a restart, until both tellers have entered their halves. */
      keyHeld: v.boolean(),
      votingAllowed: verdict,
      /** Who was entitled, who was here, who has taken part. Never what was chosen. */
      roll: v.array(
        v.object({
          representativeId: id('Representative'),
          name: v.string(),
          constituency: v.string(),
          present: v.boolean(),
          voted: v.boolean(),
        }),
      ),
      voted: count,
      issued: v.nullable(count),
      returned: v.nullable(count),
      invalid: v.nullable(count),
      /** Null until it is closed, whatever its kind. */
      tally: v.nullable(votes),
      /** For and what it takes, of all representatives in office. */
      result: v.nullable(v.object({ passed: v.boolean(), percent: v.number(), needed: count })),
      /** A closed secret ballot's list, in the order of the random codes. */
      published: v.array(v.object({ trackingCode: v.string(), choice: v.picklist(choices) })),
      /** The entry of its closing, whose fingerprint goes with the result; null before. */
      fingerprint: v.nullable(v.object({ seq: count, hash: v.string() })),
      /** A closed open ballot's votes by name. */
      byName: v.array(v.object({ name: v.string(), choice: v.picklist(choices) })),
      version,
    }),
  }),
  /**
   * A voter's own ballot in the published list: every slip with that code, where somebody copied another's; with a number
   * behind it that slip alone.
   */
  'ballot.findSlip': query({
    roles: participants,
    audience: ['desktop', 'lan', 'cli'],
    input: v.strictObject({ ballotId: id('Ballot'), trackingCode: listedCode }),
    output: v.object({ found: v.array(v.object({ trackingCode: v.string(), choice: v.picklist(choices) })) }),
  }),
};
