import type { AnyDb } from '../../../db/handles.ts';
import { listRulesVersions, type RulesVersion } from '../../../db/repos/rules.repo.ts';
import { listAttendance } from '../../../db/repos/session.queries.ts';
import type { Session } from '../../../db/repos/session.repo.ts';
import { rulesInForce, type RulesSettings } from '../../../shared/domain/rules-of-procedure.ts';
import {
  compositionOf,
  managementGate,
  mayDecideNow,
  shareGate,
  sharePercent,
  type Attendance,
} from '../../../shared/domain/session.rules.ts';
import type { RepresentativeId } from '../../../shared/ids.ts';
import type { Verdict } from '../../../shared/verdict.ts';

export interface Gates {
  readonly settings: RulesSettings;
  readonly people: readonly (Attendance & { readonly representativeId: RepresentativeId | null })[];
  readonly composition: {
    readonly representatives: number;
    readonly deliberating: number;
    readonly percent: number;
    readonly needPercent: number;
  };
  readonly share: Verdict;
  readonly management: Verdict;
  /** Both at once: what deciding and voting need. */
  readonly deciding: Verdict;
}

/** The version of the rules of procedure that a session is judged by: the one in force on its day. */
export async function rulesOfSession(db: AnyDb, session: Pick<Session, 'scheduledOn'>): Promise<RulesVersion> {
  return rulesInForce(await listRulesVersions(db), session.scheduledOn);
}

/** How the gates stand at this moment, with their numbers. */
export async function gatesOf(db: AnyDb, session: Pick<Session, 'id' | 'scheduledOn'>): Promise<Gates> {
  const [{ settings }, people] = await Promise.all([rulesOfSession(db, session), listAttendance(db, session.id)]);
  const composition = compositionOf(people, settings);
  return {
    settings,
    people,
    composition: {
      ...composition,
      percent: sharePercent(composition),
      needPercent: settings.representativeSharePercent,
    },
    share: shareGate(composition, settings),
    management: managementGate(people),
    deciding: mayDecideNow(people, settings),
  };
}
