import type { privacyContract } from '../../../shared/contract/privacy.contract.ts';
import type { HandlersOf } from '../context.ts';
import { changeNotice } from './change-notice.command.ts';
import { dueErasures } from './due-erasures.query.ts';
import { eraseDue } from './erase-due.command.ts';
import { erasePetitioner } from './erase-identity.command.ts';
import { holdIdentity, liftIdentityHold } from './hold-identity.command.ts';
import { privacyList } from './privacy-list.query.ts';
import { privacyNotice } from './privacy-notice.query.ts';

export const privacyHandlers: HandlersOf<typeof privacyContract> = {
  'privacy.notice': privacyNotice,
  'privacy.changeNotice': changeNotice,
  'privacy.due': dueErasures,
  'privacy.list': privacyList,
  'privacy.erase': erasePetitioner,
  'privacy.eraseDue': eraseDue,
  'privacy.hold': holdIdentity,
  'privacy.lift': liftIdentityHold,
};
