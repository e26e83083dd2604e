/** Refusals around phones in the LAN and the host that serves them. */
export const phoneErrorCodes = ['HOST_ADDRESS_GONE', 'MESSAGES_FULL', 'PETITION_NO_RECEIPT', 'TICKET_UNKNOWN'] as const;
export type PhoneErrorCode = (typeof phoneErrorCodes)[number];
