import * as v from 'valibot';
import { highestScore, lowestScore, roundStates } from '../domain/evaluation.rules.ts';
import { sessionKinds, sessionStates } from '../domain/session.ts';
import { command, participants, query, staff } from './define.ts';
import { count, day, id, nothing, optionalText, version } from './fields.ts';

const score = v.pipe(v.number(), v.integer(), v.minValue(lowestScore), v.maxValue(highestScore));
/** Hidden while the round is open and below the number from which a mean is shown. */
const result = v.variant('hidden', [
  v.object({ hidden: v.literal(true), count }),
  v.object({ hidden: v.literal(false), count, mean: v.number() }),
]);
/** Petitions somebody does not want to rate are left out. */
const petitionScores = v.optional(
  v.pipe(v.array(v.strictObject({ petitionId: id('Petition'), score })), v.maxLength(100)),
  [],
);
const codeHalf = v.pipe(v.string(), v.trim(), v.minLength(8), v.maxLength(60));

export const evaluationContract = {
  /** Sessions that can be or have been evaluated, newest first. */
  'evaluation.list': query({
    roles: participants,
    input: v.strictObject({}),
    output: v.object({
      /** Sheets from which a mean is shown. */
      shownFrom: count,
      sessions: v.array(
        v.object({
          sessionId: id('Session'),
          sessionNo: v.string(),
          title: v.string(),
          kind: v.picklist(sessionKinds),
          heldOn: day,
          sessionState: v.picklist(sessionStates),
          round: v.nullable(v.picklist(roundStates)),
          rated: count,
          entitled: count,
          satisfaction: result,
          efficiency: result,
        }),
      ),
    }),
  }),
  'evaluation.get': query({
    roles: participants,
    input: v.strictObject({ sessionId: id('Session') }),
    output: v.object({
      sessionId: id('Session'),
      title: v.string(),
      heldOn: day,
      roundId: v.nullable(id('EvaluationRound')),
      state: v.nullable(v.picklist(roundStates)),
      version,
      /** False after a restart, until both halves of the opening code have been entered. */
      keyHeld: v.boolean(),
      roll: v.array(
        v.object({
          representativeId: id('Representative'),
          name: v.string(),
          constituency: v.string(),
          rated: v.boolean(),
        }),
      ),
      /** The petitions that came to a result, rated one by one beside the session. */
      petitions: v.array(v.object({ id: id('Petition'), petitionNo: v.string(), title: v.string(), result })),
      satisfaction: result,
      efficiency: result,
      /** Whether who asks has rated the efficiency already; null where it is not theirs to rate. */
      ratedEfficiency: v.nullable(v.boolean()),
    }),
  }),
  /** Opens the round of a session that has been held: those who were there rate it and the petitions with a result. */
  'evaluation.open': command({
    roles: staff,
    changes: ['evaluation'],
    secret: true,
    errors: ['SESSION_STATE', 'EVALUATION_ALREADY_OPEN'],
    input: v.strictObject({ sessionId: id('Session') }),
    output: v.object({
      roundId: id('EvaluationRound'),
      /** Shown once: with both halves the sheets can be counted after a restart. */
      openingCode: v.object({ first: v.string(), second: v.string() }),
    }),
  }),
  /** Gives an open round up, unread: its opening code is lost. It can be opened again. */
  'evaluation.void': command({
    roles: staff,
    changes: ['evaluation'],
    errors: ['EVALUATION_NOT_OPEN'],
    input: v.strictObject({ roundId: id('EvaluationRound'), version }),
    output: v.object({}),
  }),
  /** A representative's sheet, in secret: the roll learns that, never how. */
  'evaluation.rate': command({
    roles: staff,
    changes: ['evaluation'],
    secret: true,
    errors: ['EVALUATION_NOT_OPEN', 'EVALUATION_ALREADY_RATED'],
    input: v.strictObject({
      roundId: id('EvaluationRound'),
      representativeId: id('Representative'),
      session: score,
      petitions: petitionScores,
    }),
    output: v.object({}),
  }),
  /** The sheet that a representative's phone can fill in now; null when there is none. */
  'evaluation.forPhone': query({
    roles: ['representative'],
    audience: ['lan'],
    input: nothing,
    output: v.nullable(
      v.object({
        roundId: id('EvaluationRound'),
        sessionTitle: v.string(),
        heldOn: day,
        rated: v.boolean(),
        petitions: v.array(v.object({ id: id('Petition'), petitionNo: v.string(), title: v.string() })),
      }),
    ),
  }),
  /** A representative's own sheet by phone. The record does not say who put it in. */
  'evaluation.rateMine': command({
    roles: ['representative'],
    audience: ['lan'],
    changes: ['evaluation'],
    secret: true,
    unnamed: true,
    errors: ['EVALUATION_NOT_OPEN', 'EVALUATION_ALREADY_RATED'],
    input: v.strictObject({ roundId: id('EvaluationRound'), session: score, petitions: petitionScores }),
    output: v.object({}),
  }),
  /** Management rates how efficient the process was, once an account and session. */
  'evaluation.rateEfficiency': command({
    roles: ['management'],
    changes: ['evaluation'],
    errors: ['EVALUATION_NOT_OPEN', 'EVALUATION_ALREADY_RATED'],
    input: v.strictObject({ sessionId: id('Session'), score, comment: optionalText(500) }),
    output: v.object({}),
  }),
  'evaluation.unlock': command({
    roles: staff,
    changes: ['evaluation'],
    secret: true,
    errors: ['EVALUATION_NOT_OPEN', 'BALLOT_KEY_WRONG'],
    input: v.strictObject({ roundId: id('EvaluationRound'), first: codeHalf, second: codeHalf }),
    output: v.object({}),
  }),
  /** Opens the sheets, keeps the scores without whose they are, and marks the rated petitions. Final. */
  'evaluation.close': command({
    roles: staff,
    changes: ['evaluation', 'petition'],
    errors: ['EVALUATION_NOT_OPEN', 'BALLOT_KEY_MISSING'],
    input: v.strictObject({ roundId: id('EvaluationRound'), version }),
    output: v.object({ sheets: count }),
  }),
};
