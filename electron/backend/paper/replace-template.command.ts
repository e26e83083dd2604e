import { saveTemplate } from '../../../db/repos/paper.repo.ts';
import { largestTemplate, paperTags, tagProblem } from '../../../shared/domain/paper.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { fillTemplate, tagsOf } from './word-template.ts';

/** Takes the enterprise's own Word file, once it opens, fills and names nothing that the program cannot fill in there. */
export const replaceTemplate: CommandHandler<'paper.replaceTemplate'> = async (tx, input, context) => {
  const { kind, fileName } = input;
  const content = Buffer.from(input.content, 'base64');
  if (content.length > largestTemplate) throw new AppError('FILE_TOO_LARGE', { limit: largestTemplate / 1_000_000 });
  const problem = tagProblem(paperTags[kind], tagsOf(content));
  if (problem !== null) {
    const { code, ...details } = problem;
    throw new AppError(code, details);
  }
  fillTemplate(content, {});
  await saveTemplate(tx, {
    kind,
    fileName,
    content,
    replacedAt: context.now,
    replacedBy: context.actor.accountId,
  });
  context.about(kind);
  return {};
};
