/** Schemas of the values that occur in many calls. Each names its limit once; messages are made by the catalogue from field and kind. */
import * as v from 'valibot';
import { isDay } from '../domain/instant.ts';
import type { Id } from '../ids.ts';

/** A UUID branded with what it identifies. The cast is the edge where text becomes an id. */
export function id<Name extends string>(_name: Name) {
  return v.pipe(v.string(), v.uuid()) as unknown as v.GenericSchema<string, Id<Name>>;
}

/** Text a person typed: trimmed, not empty, at most `max` characters. */
export function text(max: number) {
  return v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
}

/** Text that may be left empty. */
export function optionalText(max: number) {
  return v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max)), '');
}

/** `YYYY-MM-DD`, a date that exists, in Asia/Shanghai. */
export const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/), v.check(isDay));

/** A moment as UTC ISO text with milliseconds, e.g. `2025-09-26T09:00:00.000Z`. */
export const instant = v.pipe(v.string(), v.isoTimestamp());

export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));

/** The version a page has read; a command on a row that has moved on since answers CONFLICT instead of overwriting. */
export const version = v.pipe(v.number(), v.integer(), v.minValue(0));

export const nothing = v.strictObject({});

/** Position after which a list goes on: the key of the last row shown, opaque to pages. */
export const cursor = v.nullable(v.pipe(v.string(), v.maxLength(500)));
