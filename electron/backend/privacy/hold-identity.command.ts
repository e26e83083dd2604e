import { findErasure, hasSealedIdentity } from '../../../db/repos/identity.repo.ts';
import { countMessages } from '../../../db/repos/message.repo.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { insertHold, isHeld, liftHold, listIdentifyingFiles } from '../../../db/repos/privacy.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { demandNoPersonIn } from './plain-note.ts';

export const holdIdentity: CommandHandler<'privacy.hold'> = async (tx, { petitionId, reason }, context) => {
  await getPetition(tx, petitionId);
  demandNoPersonIn('reason', reason);
  const hasAny =
    (await hasSealedIdentity(tx, petitionId)) ||
    (await listIdentifyingFiles(tx, petitionId)).length > 0 ||
    (await countMessages(tx, petitionId)) > 0;
  if (!hasAny)
    throw new AppError((await findErasure(tx, petitionId)) === undefined ? 'NO_IDENTITY' : 'IDENTITY_ERASED');
  if (await isHeld(tx, petitionId)) throw new AppError('ALREADY_HELD');
  const { now, actor } = context;
  await insertHold(tx, { id: newUnorderedId(), petitionId, reason, heldAt: now, heldBy: actor.accountId });
  context.about(petitionId);
  return {};
};

export const liftIdentityHold: CommandHandler<'privacy.lift'> = async (tx, { petitionId, note }, context) => {
  await getPetition(tx, petitionId);
  demandNoPersonIn('note', note);
  const lifted = { liftedAt: context.now, liftedBy: context.actor.accountId, liftNote: note };
  if (!(await liftHold(tx, petitionId, lifted))) throw new AppError('NOT_HELD');
  context.about(petitionId);
  return {};
};
