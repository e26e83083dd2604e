import { answerObjection } from '../../../db/repos/publication.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';

/** Answers an objection, once: an answer that hung on the board is not rewritten. */
export const answerObjectionCommand: CommandHandler<'publication.answerObjection'> = async (
  tx,
  { objectionId, version, answer },
  context,
) => {
  const written = await answerObjection(tx, {
    id: objectionId,
    version,
    answer,
    answeredAt: context.now,
    answeredBy: context.actor.accountId,
  });
  if (!written) throw new AppError('CONFLICT', { what: 'objection' });
  context.about(objectionId);
  return {};
};
