import { refused, type Refusal } from '../verdict.ts';
import type { CalendarYear, WorkingCalendar } from './calendar.ts';
import { addDays, isDay, weekdayOf } from './instant.ts';

/** A day counted to, and whether a year without a published calendar was on the way. */
export interface CountedDay {
  readonly on: string;
  readonly provisional: boolean;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Whether people work on a day: the factory's own days first, then the public calendar, then the week. domain.md §4 */
export function isWorkingDay(day: string, { years, factory }: WorkingCalendar): boolean {
  if (factory?.off.has(day) === true) return false;
  if (factory?.work.has(day) === true) return true;
  const year = years.get(yearOf(day));
  if (year?.off.has(day) === true) return false;
  if (year?.work.has(day) === true) return true;
  const rest = factory?.restWeekdays ?? [6, 7];
  return !rest.includes(weekdayOf(day));
}

/** Whether the day's year has no published calendar yet. */
export function isProvisional(day: string, calendar: WorkingCalendar): boolean {
  return !calendar.years.has(yearOf(day));
}

/** How far a count may go before a calendar without any working day is at fault. */
const furthest = 3660;

/**
 * The `n`th working day after `day`: the day of receipt is day 0, and "within n working days" ends at the close of the
 * day returned, 24:00 in Asia/Shanghai. With n = 0 the day itself.
 */
export function addWorkingDays(day: string, n: number, calendar: WorkingCalendar): CountedDay {
  let on = day;
  let left = n;
  let provisional = isProvisional(day, calendar);
  for (let step = 0; left > 0 && step < furthest; step += 1) {
    on = addDays(on, 1);
    provisional ||= isProvisional(on, calendar);
    if (isWorkingDay(on, calendar)) left -= 1;
  }
  return { on, provisional };
}

/** The working day that lies `n` working days before `day`. */
export function subtractWorkingDays(day: string, n: number, calendar: WorkingCalendar): CountedDay {
  let on = day;
  let left = n;
  let provisional = isProvisional(day, calendar);
  for (let step = 0; left > 0 && step < furthest; step += 1) {
    on = addDays(on, -1);
    provisional ||= isProvisional(on, calendar);
    if (isWorkingDay(on, calendar)) left -= 1;
  }
  return { on, provisional };
}

/** Working days after `from` up to and including `to`; negative, counted the other way, when `to` is earlier. */
export function workingDaysBetween(from: string, to: string, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}

/** The day itself when people work on it, else the next on which they do. */
export function nextWorkingDay(day: string, calendar: WorkingCalendar): string {
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar).on;
}

export interface ParsedYear extends CalendarYear {
  readonly ok: true;
  readonly year: number;
  readonly source: string;
}

/**
 * A new year's calendar from a file: `{ "year": 2027, "off": ["2027-01-01", …], "work": […], "source": "…" }`.
 * A refusal names the field, or the day that does not belong there.
 */
export function parseCalendarYear(value: unknown): ParsedYear | Refusal {
  const bad = (field: string): Refusal => refused('CALENDAR_FILE_INVALID', { field });
  if (typeof value !== 'object' || value === null) return bad('year');
  const { year, off, work, source } = value as Record<string, unknown>;
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 2000 || year > 2200) return bad('year');
  if (!isListOfDays(off)) return bad('off');
  if (!isListOfDays(work)) return bad('work');
  if (typeof source !== 'string' || source.trim() === '') return bad('source');
  // A notice may name days of the December before (the make-up workday 2011-12-31): they belong to that year's file,
  // because a year's days are replaced as a whole.
  const stranger = [...off, ...work].find((day) => yearOf(day) !== year);
  if (stranger !== undefined) return refused('CALENDAR_YEAR_INVALID', { field: stranger });
  const twice = off.find((day) => work.includes(day));
  if (twice !== undefined) return refused('CALENDAR_YEAR_INVALID', { field: twice });
  if (off.length === 0) return bad('off');
  return { ok: true, year, off: new Set(off), work: new Set(work), source };
}

function isListOfDays(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((day) => typeof day === 'string' && isDay(day));
}
