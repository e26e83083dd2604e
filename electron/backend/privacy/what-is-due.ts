import type { AnyDb } from '../../../db/handles.ts';
import { listIdentityClocks } from '../../../db/repos/privacy.queries.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/domain/instant.ts';
import { endedAt, erasedOn } from '../../../shared/domain/retention.rules.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import type { PetitionId } from '../../../shared/ids.ts';

export interface DueErasure {
  readonly petitionId: PetitionId;
  readonly petitionNo: string;
  readonly endedOn: string;
  readonly erasedOn: string;
  readonly held: boolean;
}

/** Every identity of an ended petition with its day, the next first: by the rules in force on the day it ended. */
export async function listDueErasures(db: AnyDb): Promise<readonly DueErasure[]> {
  const [clocks, versions] = await Promise.all([listIdentityClocks(db), listRulesVersions(db)]);
  return clocks
    .flatMap((clock) => {
      const at = endedAt(clock);
      if (at === null) return [];
      const endedOn = dayOf(at);
      const { identityRetentionMonths } = rulesInForce(versions, endedOn).settings;
      const { petitionId, petitionNo } = clock;
      const held = clock.held === 1;
      return [{ petitionId, petitionNo, endedOn, erasedOn: erasedOn(endedOn, identityRetentionMonths), held }];
    })
    .toSorted((a, b) => (a.erasedOn < b.erasedOn ? -1 : a.erasedOn > b.erasedOn ? 1 : 0));
}

/** A week: an intake that was put aside over the longest public holiday can still be finished. */
const strayDays = 7;

/** A photo that was handed in before this moment for a petition that nobody registered is erased. */
export function strayBefore(today: string): string {
  return startOfDay(addDays(today, -strayDays));
}
