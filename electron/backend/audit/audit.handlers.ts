import type { auditContract } from '../../../shared/contract/audit.contract.ts';
import type { HandlersOf } from '../context.ts';
import { entryList } from './entry-list.query.ts';
import { findByFingerprint } from './find-fingerprint.query.ts';
import { verify, verifyProgress } from './verify.query.ts';

export const auditHandlers: HandlersOf<typeof auditContract> = {
  'audit.verify': verify,
  'audit.progress': verifyProgress,
  'audit.list': entryList,
  'audit.find': findByFingerprint,
};
