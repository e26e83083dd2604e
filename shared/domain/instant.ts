/**
 * Days and moments. A day is `YYYY-MM-DD` in Asia/Shanghai, a moment is UTC ISO text. China has had one offset and no
 * summer time since 1991, so the offset is a number and no table is needed.
 */
const offsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

const atNoon = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const fromNoon = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Whether the text is a date that exists: `2026-02-30` is not. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(atNoon(text)) && fromNoon(atNoon(text)) === text;
}

/** The day in Asia/Shanghai on which a moment falls. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + offsetMs).toISOString().slice(0, 10);
}

/** The moment at which the hour of a moment began: what is shown where the minute would tell too much. */
export function hourOf(instant: string): string {
  return `${instant.slice(0, 13)}:00:00.000Z`;
}

/** The moment at which a day begins in Asia/Shanghai. */
export function startOfDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs).toISOString();
}

/** The last moment of a day in Asia/Shanghai: "within N days" ends here (24:00). */
export function endOfDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs + dayMs - 1).toISOString();
}

/** The day `n` calendar days later, or earlier where `n` is negative. */
export function addDays(day: string, n: number): string {
  return fromNoon(atNoon(day) + n * dayMs);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((atNoon(to) - atNoon(from)) / dayMs);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(atNoon(day)).getUTCDay() || 7;
}

/** `YYYY-MM`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The last day of a month given as `YYYY-MM`. */
export function lastDayOfMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0, 12)).toISOString().slice(0, 10);
}

/** The month `n` months later, as `YYYY-MM`. */
export function addMonths(month: string, n: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + n, 1, 12)).toISOString().slice(0, 7);
}

/** The clock time of a moment in Asia/Shanghai, `14:30`. */
export function timeOf(instant: string): string {
  return new Date(Date.parse(instant) + offsetMs).toISOString().slice(11, 16);
}

/** The moment of a day and a clock time in Asia/Shanghai, as UTC text. */
export function momentOf(day: string, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString();
}

/** A day as Chinese papers write it, `2026年11月20日`. */
export function chineseDay(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
