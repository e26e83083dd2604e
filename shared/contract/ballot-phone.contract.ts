import * as v from 'valibot';
import { ballotKinds, choices, passRules } from '../domain/ballot.ts';
import { command, query } from './define.ts';
import { count, day, id, nothing } from './fields.ts';
import { votes } from './ballot.contract.ts';
import { verdict } from './session-shapes.ts';

/** So many bytes as base64url without padding. */
const bytes = (length: number) =>
  v.pipe(v.string(), v.regex(new RegExp(String.raw`^[\w-]{${Math.ceil((length * 4) / 3)}}$`)));
/** A number below the modulus of RSA-2048. */
const belowModulus = bytes(256);

const votingErrors = [
  'BALLOT_NOT_OPEN',
  'SESSION_MANAGEMENT_ABSENT',
  'SESSION_NOBODY_PRESENT',
  'SESSION_REPRESENTATIVE_SHARE',
  'SESSION_STATE',
] as const;

const about = {
  id: id('Ballot'),
  itemTitle: v.string(),
  question: v.string(),
  kind: v.picklist(ballotKinds),
  passRule: v.picklist(passRules),
  roster: count,
  present: count,
};

const outcome = {
  issued: count,
  returned: count,
  invalid: count,
  tally: votes,
  result: v.object({ passed: v.boolean(), percent: v.number(), needed: count }),
  published: v.array(v.object({ trackingCode: v.string(), choice: v.picklist(choices) })),
  byName: v.array(v.object({ name: v.string(), choice: v.picklist(choices) })),
};

/** Voting on one's own phone, docs/ballots.md. */
export const ballotPhoneContract = {
  /** The ballot open now in the session under way, and what came of those closed, for who asks. */
  'ballot.forPhone': query({
    roles: ['representative'],
    audience: ['lan'],
    input: nothing,
    output: v.object({
      open: v.nullable(
        v.object({
          ...about,
          tellers: v.array(v.string()),
          /** On the frozen roll as present. */
          entitled: v.boolean(),
          /** Ticked off: voted at the desk, or had a paper signed. */
          voted: v.boolean(),
          /** A paper was signed for this person; the page that holds it can still send its vote. */
          signed: v.boolean(),
          votingAllowed: verdict,
          /** What papers are signed with, a JWK's n and e; null for every kind but a secret one. */
          signingKey: v.nullable(v.object({ n: v.string(), e: v.string() })),
          /** What the vote is sealed to, 32 bytes in base64url. */
          publicKey: v.nullable(v.string()),
          /** False after a restart, until both tellers have entered their halves: no paper is signed, signed ones count. */
          keyHeld: v.boolean(),
        }),
      ),
      /** Closed in the same session, the last first. */
      closed: v.array(v.object({ ...about, ...outcome })),
    }),
  }),
  /**
   * What came of the last ballots, of whatever session, the last first: a tracking code can be looked up after the next
   * session has begun, too.
   */
  'ballot.finishedForPhone': query({
    roles: ['representative'],
    audience: ['lan'],
    input: nothing,
    output: v.array(
      v.object({
        ...about,
        sessionTitle: v.string(),
        heldOn: day,
        /** Null when the ballot was given up: no vote in it counts. */
        outcome: v.nullable(v.object(outcome)),
      }),
    ),
  }),
  /**
   * Ticks who asks off the roll and signs a blinded paper. The same blinded paper again gets the same signature, so that a
   * lost reply can be asked for again; another one is refused.
   */
  'ballot.sign': command({
    roles: ['representative'],
    audience: ['lan'],
    changes: ['turnout'],
    secret: true,
    unnamed: true,
    errors: [
      ...votingErrors,
      'BALLOT_ALREADY_VOTED',
      'BALLOT_KEY_MISSING',
      'BALLOT_NOT_ENTITLED',
      'BALLOT_PAPER_INVALID',
    ],
    input: v.strictObject({ ballotId: id('Ballot'), blinded: belowModulus }),
    output: v.object({ blindSignature: v.string() }),
  }),
  /**
   * A secret vote on a signed paper, from nobody in particular. The same again counts once; another vote on the same paper
   * is refused.
   */
  'ballot.castSigned': command({
    roles: 'anyone',
    audience: ['lan'],
    changes: ['turnout'],
    secret: true,
    unnamed: true,
    errors: [...votingErrors, 'BALLOT_PAPER_INVALID', 'BALLOT_PAPER_USED'],
    input: v.strictObject({
      ballotId: id('Ballot'),
      /** The prepared message: 32 random bytes of prefix, then 32 random bytes. */
      paper: bytes(64),
      signature: belowModulus,
      /** The choice's digit and the tracking code, sealed to the box: always as long. */
      sealed: bytes(58),
    }),
    output: v.object({}),
  }),
  /** A vote by name, one's own. */
  'ballot.voteOpen': command({
    roles: ['representative'],
    audience: ['lan'],
    changes: ['turnout'],
    errors: [...votingErrors, 'BALLOT_ALREADY_VOTED', 'BALLOT_NOT_ENTITLED'],
    input: v.strictObject({ ballotId: id('Ballot'), choice: v.picklist(choices) }),
    output: v.object({}),
  }),
};
