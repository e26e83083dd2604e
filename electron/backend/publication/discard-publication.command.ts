import { deleteDraft, getPublication } from '../../../db/repos/publication.repo.ts';
import { mayActOnPublication } from '../../../shared/domain/publication.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** A draft that nobody has read may go. Its number stays used: the series shows that one was thrown away. */
export const discardPublication: CommandHandler<'publication.discard'> = async (
  tx,
  { publicationId, version },
  context,
) => {
  const publication = await getPublication(tx, publicationId);
  demand(mayActOnPublication(publication.state, 'discard'));
  if (publication.version !== version) throw new AppError('CONFLICT', { what: 'publication' });
  await deleteDraft(tx, publicationId);
  context.about(publicationId);
  return {};
};
