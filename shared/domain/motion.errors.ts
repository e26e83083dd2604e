/** Refusals around motions. */
export const motionErrorCodes = ['MOTION_NOT_PRESENT', 'MOTION_OVER', 'MOTION_OWN', 'MOTIONS_FULL'] as const;
export type MotionErrorCode = (typeof motionErrorCodes)[number];
