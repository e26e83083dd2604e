import { deleteTemplate } from '../../../db/repos/paper.repo.ts';
import type { CommandHandler } from '../context.ts';

export const resetTemplate: CommandHandler<'paper.resetTemplate'> = async (tx, { kind }, context) => {
  await deleteTemplate(tx, kind);
  context.about(kind);
  return {};
};
