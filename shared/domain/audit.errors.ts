/** Refusals around the record's verification and its fingerprints. */
export const auditErrorCodes = ['AUDIT_STRUCTURE_OLD', 'FINGERPRINT_UNREADABLE'] as const;
export type AuditErrorCode = (typeof auditErrorCodes)[number];
