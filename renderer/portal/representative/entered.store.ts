import { create } from 'zustand';
import { AppError } from '../../../shared/errors.ts';
import { HostBusy } from '../api/ask-host.ts';
import { dropProof, hasProof, phoneCall, scanned, setProof } from '../api/call.ts';
import { dropMotionDraft } from './motions/motion-draft.ts';
import { dropVotes, votesAreOf } from './vote/kept-votes.ts';

interface Entered {
  /** Whose phone this is; undefined while nobody has come in. */
  readonly name: string | undefined;
  readonly asking: boolean;
  readonly error: unknown;
  /** Comes in with the code that was scanned, or as this phone came in before; once, however often the page is drawn. */
  readonly begin: () => void;
  /** Comes in with a code that is typed at the door. */
  readonly enter: (ticket: string) => Promise<void>;
  /** Goes on where nobody answered: with the code that was typed, or as `begin`. */
  readonly again: () => void;
  readonly leave: () => Promise<void>;
  /** A call was refused because this phone is out: its code was issued anew, or its session ended. */
  readonly putOut: (error: unknown) => void;
}

let begun = false;
// A code is good for coming in once a page: after leaving, the page does not come in again by itself.
let isTicketSpent = false;
/** A code that nobody has answered to yet. */
let unanswered: string | undefined;

/** Which representative this phone acts for. */
export const useEntered = create<Entered>()((set, get) => ({
  name: undefined,
  asking: false,
  error: undefined,
  begin: () => {
    if (begun) return;
    begun = true;
    if (scanned.ticket !== undefined && !isTicketSpent) void get().enter(scanned.ticket);
    else if (hasProof()) {
      set({ asking: true });
      phoneCall('phone.me', {}).then(
        (me) => {
          votesAreOf(me.representativeId ?? '');
          set({ name: me.name, asking: false, error: undefined });
        },
        (error: unknown) => {
          begun = false;
          set({ asking: false, error });
          get().putOut(error);
          comeBackTo(error, get().again);
        },
      );
    }
  },
  enter: async (ticket) => {
    set({ asking: true, error: undefined });
    unanswered = ticket;
    try {
      // The host hands the page everything but the session, which is in the cookie.
      const { proof } = await phoneCall('phone.enter', { ticket });
      setProof(proof);
      unanswered = undefined;
      isTicketSpent = true;
      const me = await phoneCall('phone.me', {});
      votesAreOf(me.representativeId ?? '');
      set({ name: me.name, asking: false });
    } catch (error) {
      // The connection may be back in a moment: it can be tried again.
      if (!(error instanceof AppError)) begun = false;
      else {
        unanswered = undefined;
        isTicketSpent = true;
      }
      set({ asking: false, error });
      comeBackTo(error, get().again);
    }
  },
  again: () => {
    if (get().asking || get().name !== undefined) return;
    if (unanswered === undefined) get().begin();
    else void get().enter(unanswered);
  },
  leave: async () => {
    try {
      await phoneCall('phone.leave', {});
    } catch {
      // The proof goes in any case: without it the cookie is of no use.
    }
    dropProof();
    // The next one at this phone must not find how somebody voted, nor what somebody was writing.
    dropVotes();
    dropMotionDraft();
    set({ name: undefined, error: undefined });
  },
  putOut: (error) => {
    if (!(error instanceof AppError) || error.code !== 'NOT_SIGNED_IN') return;
    dropProof();
    set({ name: undefined, error });
  },
}));

/** To a host that has too much to do the page comes back by itself, when it said. */
function comeBackTo(error: unknown, again: () => void): void {
  if (error instanceof HostBusy) setTimeout(again, error.afterMs * (1 + Math.random()));
}
