import type { paperContract } from '../../../shared/contract/paper.contract.ts';
import type { HandlersOf } from '../context.ts';
import { makePaper } from './make-paper.query.ts';
import { paperForPhone } from './paper-for-phone.query.ts';
import { paperTemplate } from './paper-template.query.ts';
import { paperTemplates } from './paper-templates.query.ts';
import { replaceTemplate } from './replace-template.command.ts';
import { resetTemplate } from './reset-template.command.ts';

export const paperHandlers: HandlersOf<typeof paperContract> = {
  'paper.make': makePaper,
  'paper.forPhone': paperForPhone,
  'paper.templates': paperTemplates,
  'paper.template': paperTemplate,
  'paper.replaceTemplate': replaceTemplate,
  'paper.resetTemplate': resetTemplate,
};
