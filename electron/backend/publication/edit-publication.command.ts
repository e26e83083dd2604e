import { getPublication, updatePublication } from '../../../db/repos/publication.repo.ts';
import { mayActOnPublication } from '../../../shared/domain/publication.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

export const editPublication: CommandHandler<'publication.edit'> = async (
  tx,
  { publicationId, version, ...texts },
  context,
) => {
  demand(mayActOnPublication((await getPublication(tx, publicationId)).state, 'edit'));
  context.about(publicationId);
  return { version: await updatePublication(tx, publicationId, version, texts) };
};
