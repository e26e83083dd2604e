/** The moment of a day and a clock time in Asia/Shanghai, as UTC text. */
export function momentOf(day: string, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString();
}

/** The clock time of a moment in Asia/Shanghai, `14:30`. */
export function timeOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
}
