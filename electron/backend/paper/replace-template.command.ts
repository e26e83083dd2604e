import { saveTemplate } from '../../../db/repos/paper.repo.ts';
import { largestTemplate, paperTags } from '../../../shared/domain/paper.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { fillTemplate, tagsOf } from './word-template.ts';

/** Takes the enterprise's own Word file, once it opens, fills and names nothing that the program does not know. */
export const replaceTemplate: CommandHandler<'paper.replaceTemplate'> = async (tx, input, context) => {
  const { kind, fileName } = input;
  const content = Buffer.from(input.content, 'base64');
  if (content.length > largestTemplate) throw new AppError('FILE_TOO_LARGE', { limit: largestTemplate / 1_000_000 });
  const unknown = tagsOf(content).find((tag) => !paperTags[kind].includes(tag));
  if (unknown !== undefined) throw new AppError('PAPER_TEMPLATE_TAG', { tag: unknown });
  fillTemplate(content, {});
  await saveTemplate(tx, {
    kind,
    fileName,
    content,
    replacedAt: context.now,
    replacedBy: context.actor.accountId,
  });
  context.about(kind, { kind, fileName });
  return {};
};
