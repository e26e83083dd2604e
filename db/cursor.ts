import { AppError } from '../shared/errors.ts';

export type Key = string | number;

/** The place after which a list goes on: the sort keys of the last row shown. */
export function cursorOf(keys: readonly (Key | null)[]): string {
  return JSON.stringify(keys);
}

/**
 * The sort keys that a cursor holds.
 * @throws AppError INVALID_INPUT for text that is none, or one of a list in another order
 */
export function keysOf(cursor: string, length: number): readonly Key[] {
  const keys = parsed(cursor);
  if (!Array.isArray(keys) || keys.length !== length || !keys.every(isKey))
    throw new AppError('INVALID_INPUT', { field: 'after', problem: 'cursor', limit: null });
  return keys;
}

function isKey(value: unknown): value is Key {
  return typeof value === 'string' || typeof value === 'number';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
