import { addDays, daysBetween, monthOf, weekdayOf } from './instant.ts';

/** How many backups are kept: the last of each of so many days, weeks and months in which there was one. */
export const kept = { days: 7, weeks: 8, months: 24 } as const;

/** After so many days without a good backup every page says so. */
export const warnAfterDays = 3;

export interface DatedBackup {
  /** UTC ISO text. */
  readonly madeAt: string;
  /** The day in Asia/Shanghai on which it was made. */
  readonly day: string;
}

/**
 * Which backups of one folder may go: all but the newest of each of the last 7 days, 8 weeks (from Monday) and 24 months
 * that have one. Only good ones are to be handed in. Days without backups do not count, so that a PC that was off for a
 * year loses nothing; the newest of all always stays.
 */
export function backupsToRemove<T extends DatedBackup>(backups: readonly T[]): readonly T[] {
  const newestFirst = backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  const stay = new Set<T>();
  const keep = (periodOf: (backup: T) => string, periods: number): void => {
    const seen = new Set<string>();
    for (const backup of newestFirst) {
      const period = periodOf(backup);
      if (seen.has(period)) continue;
      if (seen.size === periods) break;
      seen.add(period);
      stay.add(backup);
    }
  };
  keep(({ day }) => day, kept.days);
  keep(({ day }) => addDays(day, 1 - weekdayOf(day)), kept.weeks);
  keep(({ day }) => monthOf(day), kept.months);
  return newestFirst.filter((backup) => !stay.has(backup));
}

/**
 * Whether the daily backup waits for boxes of votes that are open: what is in them is in no backup, and a restored ballot is
 * held again. It waits for one on the day of its opening and no longer, since an evaluation may take weeks.
 * @param openedOn the day on which each box that is open now was opened
 */
export function waitsForBoxes(openedOn: readonly string[], today: string): boolean {
  return openedOn.includes(today);
}

/** Why a page has to warn: there is no good backup, it is too old, or all of them would be lost with this disk. */
export type BackupWarning = 'none' | 'old' | 'same_disk';

/**
 * What is wrong with the backups taken together, worst first; null when nothing is.
 * @param newestDay the day of the newest good backup anywhere, null when there is none
 * @param sinceDay the day the enterprise was set up: a new one has three days as well
 */
export function backupWarning(facts: {
  readonly today: string;
  readonly sinceDay: string;
  readonly newestDay: string | null;
  readonly onOtherDisk: boolean;
}): BackupWarning | null {
  const { today, sinceDay, newestDay, onOtherDisk } = facts;
  if (newestDay === null) return daysBetween(sinceDay, today) > warnAfterDays ? 'none' : null;
  if (daysBetween(newestDay, today) > warnAfterDays) return 'old';
  return onOtherDisk ? null : 'same_disk';
}
