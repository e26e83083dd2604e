import { getPetition } from '../../../db/repos/petition.repo.ts';
import { getPublication, insertPublication } from '../../../db/repos/publication.repo.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { takeSeriesNo } from '../../../db/repos/series.repo.ts';
import { mayActOnPublication } from '../../../shared/domain/publication.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

export const draftPublication: CommandHandler<'publication.draft'> = async (tx, input, context) => {
  if (input.replacesId !== null)
    demand(mayActOnPublication((await getPublication(tx, input.replacesId)).state, 'replace'));
  if (input.sessionId !== null) await getSession(tx, input.sessionId);
  if (input.petitionId !== null) await getPetition(tx, input.petitionId);
  const id = context.newId<'Publication'>();
  const year = Number(context.today.slice(0, 4));
  const publicationNo = `G${year}-${String(await takeSeriesNo(tx, 'publication', year)).padStart(3, '0')}`;
  await insertPublication(tx, {
    ...input,
    id,
    publicationNo,
    state: 'draft',
    createdBy: context.actor.accountId,
    createdAt: context.now,
  });
  context.about(id);
  return { publicationId: id, publicationNo };
};
