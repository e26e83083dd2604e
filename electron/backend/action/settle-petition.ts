import type { WriteTx } from '../../../db/handles.ts';
import { listActionStates } from '../../../db/repos/action.queries.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { allCarriedOut } from '../../../shared/domain/action.rules.ts';
import type { PetitionState } from '../../../shared/domain/petition.ts';
import { mayMove } from '../../../shared/domain/petition.rules.ts';
import type { PetitionId } from '../../../shared/ids.ts';
import { ballotAllows, movePetition, type Mover } from '../petition-state/move-petition.ts';

/**
 * Reports a petition done once all that was promised for it is verified. Where its life cycle does not allow that (it
 * has been escalated, was closed before, or is major and has not passed a ballot), it stays as it is. Answers with the state it has come to, or null.
 */
export async function settlePetition(
  tx: WriteTx,
  petitionId: PetitionId | null,
  note: string,
  by: Mover,
): Promise<PetitionState | null> {
  if (petitionId === null || !allCarriedOut(await listActionStates(tx, petitionId))) return null;
  const petition = await getPetition(tx, petitionId);
  if (!mayMove(petition.state, 'reportDone', petition.class).ok) return null;
  if (!(await ballotAllows(tx, petition, 'reportDone')).ok) return null;
  const moved = await movePetition(
    tx,
    { petitionId, version: undefined, act: 'reportDone', change: { doneAt: by.now }, note },
    by,
  );
  return moved.state;
}
