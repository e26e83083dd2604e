import type { WriteTx } from '../../../db/handles.ts';
import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { deadlinesFor, type Deadlines } from '../../../shared/domain/deadline.rules.ts';
import type { PetitionClass } from '../../../shared/domain/petition.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';

/** The deadlines of a petition whose clock starts on a day, by the rules in force on that day and today's calendar. */
export async function deadlinesFrom(
  tx: WriteTx,
  petition: { class: PetitionClass; urgent: boolean; startOn: string },
): Promise<Deadlines> {
  const [versions, calendar] = await Promise.all([listRulesVersions(tx), loadCalendar(tx)]);
  return deadlinesFor(petition, rulesInForce(versions, petition.startOn).settings, calendar);
}

/** Deadlines as the petition's columns. */
export function asColumns(deadlines: Deadlines) {
  const { answerBy, doneBy, planBy, consultBy, sessionBy, provisional } = deadlines;
  return { answerBy, doneBy, planBy, consultBy, sessionBy, dueProvisional: provisional ? (1 as const) : (0 as const) };
}
