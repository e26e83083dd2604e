import type { WriteTx } from '../../../db/handles.ts';
import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { listRunningClocks, resetDeadlines } from '../../../db/repos/deadline.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { deadlinesFor } from '../../../shared/domain/deadline.rules.ts';
import { nextDueOn } from '../../../shared/domain/next-due.rules.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';

/**
 * Counts deadlines again after the calendar has changed: those that were provisional, or those still running.
 * @returns how many petitions got other days
 */
export async function recountDeadlines(
  tx: WriteTx,
  which: 'provisional' | { stillRunningOn: string },
): Promise<number> {
  const [versions, calendar, clocks] = await Promise.all([
    listRulesVersions(tx),
    loadCalendar(tx),
    listRunningClocks(tx, which),
  ]);
  let changed = 0;
  for (const clock of clocks) {
    if (clock.class === null) continue;
    const { settings } = rulesInForce(versions, clock.startOn);
    const { answerBy, doneBy, planBy, consultBy, sessionBy, provisional } = deadlinesFor(
      { class: clock.class, urgent: clock.urgent === 1, startOn: clock.startOn },
      settings,
      calendar,
    );
    const days = { answerBy, doneBy, planBy, consultBy, sessionBy };
    const isSame = Object.entries(days).every(([key, day]) => clock[key as keyof typeof days] === day);
    if (isSame && provisional === (clock.dueProvisional === 1)) continue;
    await resetDeadlines(tx, clock.id, {
      ...days,
      dueProvisional: provisional ? 1 : 0,
      nextDueOn: nextDueOn({ ...clock, ...days }),
    });
    changed += 1;
  }
  return changed;
}
