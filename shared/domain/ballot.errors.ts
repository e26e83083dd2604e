export const ballotErrorCodes = [
  'BALLOT_ALREADY_VOTED',
  'BALLOT_COUNTS_DO_NOT_ADD_UP',
  'BALLOT_KEY_MISSING',
  'BALLOT_KEY_WRONG',
  'BALLOT_NOT_ENTITLED',
  'BALLOT_NOT_OPEN',
  'BALLOT_OVER_RETURNED',
  'BALLOT_QUORUM',
  'BALLOT_REQUIRED',
  'BALLOT_SLIP_INVALID',
  'BALLOT_TELLERS',
] as const;
export type BallotErrorCode = (typeof ballotErrorCodes)[number];
