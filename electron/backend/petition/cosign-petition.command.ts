import { addCosigners, hasCosigned } from '../../../db/repos/cosign.repo.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { mayMove } from '../../../shared/domain/petition.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** A representative co-signs once, for one; at the desk the union counts the workers who signed. */
export const cosignPetition: CommandHandler<'petition.cosign'> = async (tx, { petitionId, people, note }, context) => {
  const petition = await getPetition(tx, petitionId);
  demand(mayMove(petition.state, 'cosign', petition.class));
  const { accountId, role } = context.actor;
  const asRepresentative = role === 'representative';
  if (asRepresentative && (await hasCosigned(tx, petitionId, accountId)))
    throw new AppError('PETITION_ALREADY_COSIGNED');
  const counted = asRepresentative ? 1 : people;
  const at = context.now;
  await addCosigners(tx, {
    id: context.newId<'Cosign'>(),
    petitionId,
    accountId: asRepresentative ? accountId : null,
    people: counted,
    at,
    note,
  });
  context.about(petitionId);
  return { cosignCount: petition.cosignCount + counted };
};
