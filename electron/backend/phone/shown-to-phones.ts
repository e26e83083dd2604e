import type { AnyDb } from '../../../db/handles.ts';
import { listRosterNames } from '../../../db/repos/privacy.queries.ts';
import { personalDataIn } from '../../../shared/domain/personal-data.rules.ts';
import { mayMove } from '../../../shared/domain/petition.rules.ts';
import type { PetitionClass, PetitionState } from '../../../shared/domain/petition.ts';

interface Shown {
  readonly title: string;
  readonly text: string;
  readonly state: PetitionState;
  readonly class: PetitionClass | null;
}

/**
 * Which petitions a phone that nobody knows may be told of: open ones that somebody of the union has looked at, and in
 * which nothing looks as if it told a person.
 */
export async function shownToPhones(db: AnyDb): Promise<(petition: Shown) => boolean> {
  const names = await listRosterNames(db);
  return ({ title, text, state, class: petitionClass }) =>
    state !== 'received' &&
    mayMove(state, 'cosign', petitionClass).ok &&
    personalDataIn(`${title}\n${text}`, names).length === 0;
}
