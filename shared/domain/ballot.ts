/** The vocabulary of a ballot (票决), domain.md §6. */

export const ballotKinds = ['secret', 'open', 'show_of_hands', 'paper'] as const;
export type BallotKind = (typeof ballotKinds)[number];

export const passRules = ['congress', 'collective_contract'] as const;
export type PassRule = (typeof passRules)[number];

export const choices = ['for', 'against', 'abstain'] as const;
export type Choice = (typeof choices)[number];

/**
 * How long a phone holds a signed paper back before it votes, at random, so that ticks on the roll and slips in the box do
 * not stand side by side. docs/ballots.md
 */
export const heldBack = { shortestSeconds: 2, spreadSeconds: 10 } as const;

/** So long after the last paper was signed its vote may still be coming; a little for the way. */
export const longestOnTheWaySeconds = heldBack.shortestSeconds + heldBack.spreadSeconds + 3;

export const ballotStates = ['open', 'closed', 'void'] as const;
export type BallotState = (typeof ballotStates)[number];

/** The reason of a ballot that a restored record was in the middle of, in place of one that a person gave. */
export const voidedByRestoring = 'restored';
