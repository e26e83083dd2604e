import { retirePosterAt } from '../../../db/repos/poster.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';

export const retirePoster: CommandHandler<'host.retirePoster'> = async (tx, { posterId }, context) => {
  if (!(await retirePosterAt(tx, posterId, context.now))) throw new AppError('NOT_FOUND', { what: 'poster' });
  context.about(posterId);
  return {};
};
