import type { SessionId } from '../../../../shared/ids.ts';
import { keptIn } from '../../kept.ts';
import { voterHere } from '../vote/kept-votes.ts';

/** What somebody has begun to write, and for which session. */
interface MotionDraft {
  readonly sessionId: SessionId;
  readonly title: string;
  readonly body: string;
}

/** With whose it is: who comes in after somebody who did not leave must not find it. */
const kept = keptIn<MotionDraft & { readonly voter: string }>(() => localStorage, 'gongshi-motion');

/**
 * Keeps a motion while it is written: a look at another page, or a call that comes in, does not cost it.
 * @returns whether it would be there again after the page was closed
 */
export function keepMotionDraft(draft: MotionDraft): boolean {
  return kept.write({ ...draft, voter: voterHere() });
}

/** What was left unfinished for this session; undefined where there is nothing. */
export function motionDraftFor(sessionId: SessionId): MotionDraft | undefined {
  const { sessionId: of, title = '', body = '', voter } = kept.read() ?? {};
  return of === sessionId && voter === voterHere() ? { sessionId, title, body } : undefined;
}

/** Whether the phone keeps what was written last. */
export function isMotionDraftKept(): boolean {
  return kept.isKept();
}

/** It was put, or somebody else takes the phone. */
export function dropMotionDraft(): void {
  kept.drop();
}
