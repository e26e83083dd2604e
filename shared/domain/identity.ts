/**
 * Why a sealed identity is opened: to reach the petitioner, to check what was said, to protect somebody, because a law
 * demands it, or because the person asked for it.
 */
export const openingPurposes = ['contact', 'verification', 'protection', 'legal_duty', 'own_request'] as const;
export type OpeningPurpose = (typeof openingPurposes)[number];

/** Why an identity was erased: its time was over, the person asked, or nobody has a key to it any more. */
export const erasureGrounds = ['retention', 'request', 'keys_lost'] as const;
export type ErasureGround = (typeof erasureGrounds)[number];
