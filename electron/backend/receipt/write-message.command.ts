import { insertMessage, listMessages } from '../../../db/repos/message.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { petitionOfCode } from './petition-of-code.ts';

/** As many as the petitioner may send before the union has answered: a lost code is no way to fill the disk. */
const mostUnanswered = 10;

export const writeMessage: CommandHandler<'receipt.write'> = async (tx, { code, body }, context) => {
  const petitionId = await petitionOfCode(tx, code, context);
  const messages = await listMessages(tx, petitionId);
  const unanswered = messages.length - 1 - messages.findLastIndex(({ side }) => side === 'union');
  if (unanswered >= mostUnanswered) throw new AppError('MESSAGES_FULL', { limit: mostUnanswered });
  await insertMessage(tx, { petitionId, at: context.now, side: 'petitioner', body, accountId: null });
  context.about(petitionId);
  return {};
};
