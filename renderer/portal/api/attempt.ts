import { newCommandId } from './call.ts';

/** One thing to do, and the id that it goes under. */
export interface Attempt {
  readonly what: string;
  readonly commandId: string;
}

/**
 * The attempt at a call with this input: the one before when it was at the same, so that what was done is not done again.
 * Another input, or another call, is another thing to do: it must not get the answer that was kept for the first.
 */
export function attemptAt(before: Attempt | undefined, call: string, input: unknown): Attempt {
  const what = JSON.stringify([call, input]);
  return before?.what === what ? before : { what, commandId: newCommandId() };
}
