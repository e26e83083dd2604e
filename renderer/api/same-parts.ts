/**
 * `next`, with whatever in it equals the same part of `before` taken from there: what shows such a part sees that it is the
 * same and need not be drawn anew. For what comes as JSON.
 */
export function withSameParts<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next;
  if (Array.isArray(before) && Array.isArray(next)) {
    const parts = next.map((part: unknown, at) => withSameParts(before[at], part));
    const isSame = parts.length === before.length && parts.every((part, at) => part === before[at]);
    return (isSame ? before : parts) as T;
  }
  if (!isPlain(before) || !isPlain(next)) return next;
  const entries = Object.entries(next).map(([name, part]) => [name, withSameParts(before[name], part)] as const);
  const isSame =
    entries.length === Object.keys(before).length &&
    entries.every(([name, part]) => Object.hasOwn(before, name) && part === before[name]);
  return (isSame ? before : Object.fromEntries(entries)) as T;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
