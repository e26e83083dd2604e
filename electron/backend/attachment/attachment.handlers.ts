import type { attachmentContract } from '../../../shared/contract/attachment.contract.ts';
import type { HandlersOf } from '../context.ts';
import { addAttachment } from './add-attachment.command.ts';
import { attachmentContent } from './attachment-content.query.ts';
import { attachmentForPhone } from './attachment-for-phone.query.ts';

export const attachmentHandlers: HandlersOf<typeof attachmentContract> = {
  'attachment.add': addAttachment,
  'attachment.read': attachmentContent,
  'attachment.forPhone': attachmentForPhone,
};
