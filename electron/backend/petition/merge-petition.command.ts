import { addCosigners, countCosigners } from '../../../db/repos/cosign.repo.ts';
import { addPetitionEvent, getPetition } from '../../../db/repos/petition.repo.ts';
import { mayMerge } from '../../../shared/domain/petition.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/**
 * Merges a petition into another that says the same. Its petitioner and co-signers are added to the other's co-signs, and
 * its receipt code follows the other from now on.
 */
export const mergePetition: CommandHandler<'petition.merge'> = async (tx, { petitionId, version, intoId }, context) => {
  const [from, into] = [await getPetition(tx, petitionId), await getPetition(tx, intoId)];
  demand(mayMerge(from, into));
  const { accountId } = context.actor;
  const moved = await movePetition(
    tx,
    { petitionId, version, act: 'merge', change: { mergedIntoId: intoId }, detail: { into: into.petitionNo } },
    { accountId, now: context.now },
  );
  const people = 1 + (await countCosigners(tx, petitionId));
  const note = from.petitionNo;
  await addCosigners(tx, {
    id: context.newId<'Cosign'>(),
    petitionId: intoId,
    accountId: null,
    people,
    at: context.now,
    note,
  });
  await addPetitionEvent(tx, {
    petitionId: intoId,
    at: context.now,
    accountId,
    kind: 'mergedHere',
    fromState: into.state,
    toState: into.state,
    detail: { from: from.petitionNo, people },
  });
  context.about(petitionId);
  return { state: moved.state, version: moved.version };
};
