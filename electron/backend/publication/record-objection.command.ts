import { getPublication, insertObjection } from '../../../db/repos/publication.repo.ts';
import { mayObject } from '../../../shared/domain/publication.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** An objection counts by the day it was received, also when it is entered later; who raised it is not kept. */
export const recordObjection: CommandHandler<'publication.recordObjection'> = async (
  tx,
  { publicationId, text, receivedOn = '' },
  context,
) => {
  const on = receivedOn === '' ? context.today : receivedOn;
  if (on > context.today)
    throw new AppError('INVALID_INPUT', { field: 'receivedOn', problem: 'future', limit: context.today });
  demand(mayObject(await getPublication(tx, publicationId), on));
  const id = context.newId<'Objection'>();
  await insertObjection(tx, { id, publicationId, text, receivedAt: context.now, receivedOn: on });
  context.about(id);
  return { objectionId: id };
};
