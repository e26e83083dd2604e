/** Refusals around the host that serves phones and its posters. */
export const hostErrorCodes = ['CERTIFICATE_UNUSABLE', 'HOST_OFF'] as const;
export type HostErrorCode = (typeof hostErrorCodes)[number];
