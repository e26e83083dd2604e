import type { SessionId } from '../../../../shared/ids.ts';
import { voterHere } from '../vote/kept-votes.ts';

/** What somebody has begun to write, and for which session. */
interface MotionDraft {
  readonly sessionId: SessionId;
  readonly title: string;
  readonly body: string;
}

/** With whose it is: who comes in after somebody who did not leave must not find it. */
type Kept = MotionDraft & { readonly voter: string };

const keptAs = 'gongshi-motion';
let kept: Kept | undefined;
let isKeptHereAlone = false;

/** Keeps a motion while it is written: a look at another page, or a call that comes in, does not cost it. */
export function keepMotionDraft(draft: MotionDraft): void {
  kept = { ...draft, voter: voterHere() };
  try {
    localStorage.setItem(keptAs, JSON.stringify(kept));
    isKeptHereAlone = false;
  } catch {
    // A browser that keeps nothing has it as long as the page is open.
    isKeptHereAlone = true;
  }
}

/** What was left unfinished for this session; undefined where there is nothing. */
export function motionDraftFor(sessionId: SessionId): MotionDraft | undefined {
  const draft = isKeptHereAlone ? kept : read();
  return draft?.sessionId === sessionId && draft.voter === voterHere() ? draft : undefined;
}

/** It was put, or somebody else takes the phone. */
export function dropMotionDraft(): void {
  kept = undefined;
  try {
    localStorage.removeItem(keptAs);
  } catch {
    // Nothing was kept.
  }
}

function read(): Kept | undefined {
  try {
    const text = localStorage.getItem(keptAs);
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
}
