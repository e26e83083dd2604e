import type { AnyDb, WriteTx } from '../../../db/handles.ts';
import { lastResultOn } from '../../../db/repos/ballot.repo.ts';
import { addPetitionEvent, getPetition, updatePetition, type Petition } from '../../../db/repos/petition.repo.ts';
import { nextDueOn } from '../../../shared/domain/next-due.rules.ts';
import type { PetitionState } from '../../../shared/domain/petition.ts';
import { mayCarryOut, mayMove, nextState, type PetitionAct } from '../../../shared/domain/petition.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AccountId, PetitionId } from '../../../shared/ids.ts';
import { demand, granted, type Verdict } from '../../../shared/verdict.ts';

export interface Move {
  readonly petitionId: PetitionId;
  /** The version the page has read; undefined for acts that come from a session and not from a page on the petition. */
  readonly version: number | undefined;
  readonly act: PetitionAct;
  readonly change?: Partial<Petition>;
  readonly note?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface Mover {
  readonly accountId: AccountId | null;
  readonly now: string;
}

/**
 * The one way in which a petition's state changes: the life cycle is asked, the deadline that comes next is computed
 * anew, the row moves on by one version, and the history gets its entry.
 * @throws AppError NOT_FOUND, CONFLICT when somebody was faster, PETITION_TRANSITION when the life cycle forbids it,
 *   BALLOT_REQUIRED or BALLOT_DECIDES when a major matter has not passed its ballot
 */
export async function movePetition(
  tx: WriteTx,
  move: Move,
  by: Mover,
): Promise<{ state: PetitionState; version: number; before: Petition }> {
  const before = await getPetition(tx, move.petitionId);
  if (move.version !== undefined && move.version !== before.version)
    throw new AppError('CONFLICT', { what: 'petition' });
  const changed = { ...before, ...move.change };
  demand(mayMove(before.state, move.act, changed.class));
  demand(await ballotAllows(tx, before, move.act));
  const state = nextState(before.state, move.act, changed.class);
  const after = { ...changed, state };
  const version = await updatePetition(tx, before.id, before.version, {
    ...move.change,
    state,
    nextDueOn: nextDueOn(after),
  });
  await addPetitionEvent(tx, {
    petitionId: before.id,
    at: by.now,
    accountId: by.accountId,
    kind: move.act,
    fromState: before.state,
    toState: state,
    ...(move.note === undefined ? {} : { note: move.note }),
    ...(move.detail === undefined ? {} : { detail: move.detail }),
  });
  return { state, version, before };
}

/**
 * Whether a major matter may be carried out as far as its ballot goes. One that came back from the workers' congress or
 * from collective bargaining was decided there and needs none here.
 */
export async function ballotAllows(
  db: AnyDb,
  petition: Pick<Petition, 'id' | 'major' | 'escalatedTo'>,
  act: PetitionAct,
): Promise<Verdict> {
  if (petition.major === 0 || petition.escalatedTo !== null) return granted;
  return mayCarryOut(true, act, { passed: await lastResultOn(db, petition.id) });
}
