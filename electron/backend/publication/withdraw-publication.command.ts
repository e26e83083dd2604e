import { getPublication, updatePublication } from '../../../db/repos/publication.repo.ts';
import { mayWithdraw } from '../../../shared/domain/publication.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** Takes a notice back. Everybody goes on seeing it, marked and with the reason. */
export const withdrawPublication: CommandHandler<'publication.withdraw'> = async (
  tx,
  { publicationId, version, reason },
  context,
) => {
  demand(mayWithdraw((await getPublication(tx, publicationId)).state, reason));
  const next = await updatePublication(tx, publicationId, version, {
    state: 'withdrawn',
    withdrawnAt: context.now,
    withdrawReason: reason,
  });
  context.about(publicationId);
  return { state: 'withdrawn', version: next };
};
