/** 4:05, as clocks of speech show it. @param seconds begun ones do not count; below zero is 0:00 */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
