/** Refusals around the opening of suggestion boxes. */
export const boxRoundErrorCodes = ['SAME_OPENER'] as const;
export type BoxRoundErrorCode = (typeof boxRoundErrorCodes)[number];
