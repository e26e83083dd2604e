import { create } from 'zustand';
import type { InputOf } from '../../../shared/contract/index.ts';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import { HostBusy } from '../api/ask-host.ts';
import { newCommandId, phoneCall } from '../api/call.ts';
import { forgetPoster, posterScanned } from '../api/scanned.ts';
import { KeyRefused } from '../api/sealed-transport.ts';
import { dropFiles, keepFile, keptFiles, type Blobs } from './kept-files.ts';
import {
  emptyOutbox,
  isOutboxKept,
  isReceiptOver,
  keepOutbox,
  keptAs,
  keptOutbox,
  type Attached,
  type Draft,
  type KeptOutbox,
} from './kept-outbox.ts';
import { asBase64 } from './smaller-photo.ts';

/** `waiting`: handed over to the outbox and not yet answered; it is sent again by itself. */
type Stage = 'writing' | 'sending' | 'waiting' | 'registered';

interface Outbox extends KeptOutbox {
  readonly stage: Stage;
  readonly blobs: Blobs;
  /** Attached, and lost by the browser or not to be read any more. */
  readonly lost: readonly Attached[];
  /** Whether all of it would be there again after the page was closed. */
  readonly isKept: boolean;
  readonly error: unknown;
  readonly change: (change: Partial<Draft>) => void;
  readonly attach: (file: Attached, blob: Blob) => Promise<void>;
  readonly detach: (id: string) => void;
  readonly setShowsPerson: (id: string, showsPerson: boolean) => void;
  readonly send: () => Promise<void>;
  /** Takes it out of the outbox to be changed; text and files stay. */
  readonly takeBack: () => void;
  /** It was raised already, and is co-signed instead. */
  readonly noteCosigned: (petitionNo: string) => void;
  /** There is more to say than what was co-signed. */
  readonly sayMore: () => void;
  /** Changes what stands beside the receipt as not sent. */
  readonly changeUnsent: (body: string) => void;
  /** It went as a message. */
  readonly dropUnsent: () => void;
  /** Empties everything: it is done, or given up. */
  readonly clear: () => void;
  /** Takes up what was left, and goes on sending. @returns what stops it */
  readonly start: () => () => void;
}

/** A file of the draft cannot be read, and it is not sent without it. */
export class FileUnreadable extends Error {}

/** How often it is looked whether something waits. */
const beatMs = 1000;
/** About so long it rests before it is sent again, where the host does not say how long. */
const againMs = 4000;
/** Refusals that pass by themselves: a backup is being taken, a scanner has its hand on the file. */
const passing: ReadonlySet<ErrorCode> = new Set(['BUSY', 'DATABASE_LOCKED']);

/** The one petition that is being written or sent on this phone, in however many of its pages. */
export const useOutbox = create<Outbox>()((set, get) => {
  let inFlight = 0;
  let reading = Promise.resolve();
  let areFilesKept = true;
  /** Not sent again by itself before then, in the milliseconds of the page: a phone's clock may be set. */
  let restsUntil = 0;

  const stageOf = ({ receipt, handedOver }: KeptOutbox): Stage => {
    if (receipt !== undefined) return 'registered';
    if (!handedOver) return 'writing';
    return inFlight > 0 ? 'sending' : 'waiting';
  };

  /** Shows what is kept, and finds the bytes of what another page of this phone has attached. */
  const show = (outbox: KeptOutbox): void => {
    const isOther = outbox.commandId !== get().commandId;
    const before = idsOf(get());
    set({ ...outbox, stage: stageOf(outbox), ...(isOther ? { error: undefined, blobs: {}, lost: [] } : {}) });
    if (idsOf(outbox) !== before) reading = readFiles();
  };

  /**
   * Changes what is kept, if it is still what this page shows. Another page may have handed it in or given it up since:
   * then neither its receipt nor its next draft is written over, and this page shows them.
   * @returns whether it was changed
   */
  const write = (next: (kept: KeptOutbox) => Partial<KeptOutbox>): boolean => {
    const kept = keptOutbox() ?? get();
    const isOwn = kept.commandId === get().commandId;
    const outbox = isOwn ? { ...kept, ...next(kept) } : kept;
    const isKept = isOwn ? keepOutbox(outbox) : true;
    show(outbox);
    set({ isKept: isKept && areFilesKept });
    return isOwn;
  };

  const readFiles = async (): Promise<void> => {
    const { commandId, attached, blobs } = get();
    const isHere = attached.every(({ id }) => blobs[id] !== undefined);
    const found = isHere ? {} : await keptFiles();
    if (get().commandId !== commandId) return;
    const all = { ...found, ...get().blobs };
    set({ blobs: all, lost: get().attached.filter(({ id }) => all[id] === undefined) });
  };

  const changedSince = ({ sent }: KeptOutbox) =>
    ({ sent: sent === 'no' || sent === 'rewritten' ? sent : 'changed' }) as const;

  const registered = (receipt: KeptOutbox['receipt']): void => {
    // What was written is gone from the phone as soon as it is registered, but for what may not be in it; the code stays
    // until it was saved, for a day.
    const isFirst = write(({ sent, sentNamed, draft }) => ({
      ...emptyOutbox(),
      sent,
      sentNamed,
      receipt,
      receiptAt: Date.now(),
      wishedNamed: draft.named,
      ...(sent === 'rewritten' && draft.text.trim() !== '' ? unsentOf(draft.text) : {}),
    }));
    if (!isFirst) return;
    forgetPoster();
    void dropFiles('all');
  };

  const kept = keptOutbox();
  const first = kept ?? emptyOutbox();
  return {
    ...first,
    stage: stageOf(first),
    blobs: {},
    lost: [],
    isKept: kept !== undefined,
    error: undefined,
    change: (part) => {
      write((now) => {
        if (now.handedOver) return {};
        const isRewritten = part.text !== undefined && now.sent !== 'no';
        return { draft: { ...now.draft, ...part }, ...(isRewritten ? { sent: 'rewritten' } : changedSince(now)) };
      });
    },
    attach: async (file, blob) => {
      const { commandId } = get();
      // The list after the bytes: who finds it, in another page too, finds them.
      areFilesKept = (await keepFile(file.id, blob)) && areFilesKept;
      if (get().commandId !== commandId) return dropFiles([file.id]);
      set({ blobs: { ...get().blobs, [file.id]: blob } });
      write((now) => ({ attached: [...now.attached, file], ...changedSince(now) }));
    },
    detach: (id) => {
      write((now) => ({ attached: now.attached.filter((file) => file.id !== id), ...changedSince(now) }));
      void dropFiles([id]);
    },
    setShowsPerson: (id, showsPerson) => {
      write((now) => ({
        attached: now.attached.map((file) => (file.id === id ? { ...file, showsPerson } : file)),
        ...changedSince(now),
      }));
    },
    send: async () => {
      const { stage, commandId, lost, sent: sentBefore, sentNamed: namedBefore } = get();
      if (stage === 'sending' || stage === 'registered') return;
      inFlight += 1;
      try {
        // What is lost stood on the page before it was handed over: it goes without.
        const isLost = (file: Attached): boolean => lost.some(({ id }) => id === file.id);
        if (!write((now) => ({ handedOver: true, attached: now.attached.filter((file) => !isLost(file)) }))) return;
        // Sent again by itself it looks as before, until it is through.
        set({ lost: [], ...(stage === 'writing' ? { error: undefined } : {}) });
        // Not sent before its photos are back, or it would go without them.
        await reading;
        if (get().commandId !== commandId) return;
        if (get().lost.length > 0) {
          get().takeBack();
          return;
        }
        const { draft, attached, blobs } = get();
        const input = await asInput(draft, attached, blobs);
        const isNamed = input.identity !== undefined;
        const asSent = ({ sent, sentNamed }: KeptOutbox) =>
          ({ sent: sent === 'no' ? 'same' : sent, sentNamed: sentNamed || isNamed }) as const;
        if (!write(asSent)) return;
        const receipt = await phoneCall('petition.handIn', input, commandId);
        // Else another page had the answer first, or it was given up.
        if (get().commandId === commandId) registered(receipt);
      } catch (error) {
        if (get().commandId !== commandId) return;
        const { isRefused, mayBeThere } = whatBecame(error);
        restsUntil = performance.now() + restAfter(error);
        // It is as if it had not been sent; what was changed meanwhile stays changed since the one before it.
        const undone = (now: KeptOutbox) =>
          mayBeThere || inFlight > 1
            ? {}
            : { sent: sentBefore === 'no' ? sentBefore : now.sent, sentNamed: namedBefore };
        write((now) => ({ handedOver: now.handedOver && !isRefused, ...undone(now) }));
        // Who has taken it back meanwhile need not know that it did not get through.
        if (isRefused || get().handedOver) set({ error });
      } finally {
        inFlight -= 1;
        set({ stage: stageOf(get()) });
      }
    },
    takeBack: () => {
      write(() => ({ handedOver: false }));
      set({ error: undefined });
    },
    noteCosigned: (petitionNo) => {
      write((now) => ({ cosigned: [...now.cosigned, petitionNo], saysMore: false }));
    },
    sayMore: () => {
      write(() => ({ saysMore: true }));
    },
    changeUnsent: (body) => {
      write(() => unsentOf(body));
    },
    dropUnsent: () => {
      write(() => ({ unsent: undefined }));
    },
    clear: () => {
      if (write(emptyOutbox)) void dropFiles('all');
    },
    start: () => {
      const goOn = (): void => {
        if (get().stage === 'waiting' && get().lost.length > 0) get().takeBack();
        if (get().stage === 'waiting' && performance.now() >= restsUntil) void get().send();
        if (get().stage === 'registered' && isReceiptOver(get())) get().clear();
      };
      const look = (): void => {
        const now = keptOutbox();
        if (now === undefined) return;
        show(now);
        set({ isKept: isOutboxKept() && areFilesKept });
      };
      const heard = ({ key }: StorageEvent): void => {
        if (key === keptAs) look();
      };
      const goOnAtOnce = (): void => {
        // A host that has too much to do has no more time because this phone has its Wi-Fi back.
        if (!(get().error instanceof HostBusy)) restsUntil = 0;
        goOn();
      };
      const beat = setInterval(goOn, beatMs);
      addEventListener('online', goOnAtOnce);
      addEventListener('storage', heard);
      // A page that slept has heard nothing.
      document.addEventListener('visibilitychange', look);
      reading = readFiles();
      void reading.then(goOn);
      // Left by a page that was closed in between.
      if (get().attached.length === 0) void dropFiles('all');
      return () => {
        clearInterval(beat);
        removeEventListener('online', goOnAtOnce);
        removeEventListener('storage', heard);
        document.removeEventListener('visibilitychange', look);
      };
    },
  };
});

/** Whether it waits for the petitioner to mend it, and whether it may be registered although no receipt came. */
function whatBecame(error: unknown): { readonly isRefused: boolean; readonly mayBeThere: boolean } {
  if (error instanceof AppError) {
    // A fault of the PC may have come after it was registered.
    return { isRefused: !passing.has(error.code), mayBeThere: error.code === 'INTERNAL' };
  }
  const isUnsent = error instanceof KeyRefused || error instanceof FileUnreadable;
  return { isRefused: isUnsent, mayBeThere: !isUnsent && !(error instanceof HostBusy) };
}

/** Each phone another while: those that were turned away together do not come back together. */
function restAfter(error: unknown): number {
  return error instanceof HostBusy ? error.afterMs * (1 + Math.random()) : againMs * (0.5 + Math.random() / 2);
}

/** Another text is another message, also after an answer that was lost. */
function unsentOf(body: string): Pick<KeptOutbox, 'unsent'> {
  return { unsent: { body, commandId: newCommandId() } };
}

function idsOf({ attached }: KeptOutbox): string {
  return attached.map(({ id }) => id).join();
}

/** @throws FileUnreadable naming the file */
async function asInput(
  { text, category, workshop, named, name, phone, employeeNo }: Draft,
  attached: readonly Attached[],
  blobs: Blobs,
): Promise<InputOf<'petition.handIn'>> {
  const files = attached.map(async (file) => {
    const blob = blobs[file.id];
    const content = blob === undefined ? undefined : await asBase64(blob).catch(() => undefined);
    if (content === undefined) throw new FileUnreadable(file.name);
    return { name: file.name, content, showsPerson: file.showsPerson };
  });
  return {
    text,
    workshop,
    poster: posterScanned(),
    ...(category === '' ? {} : { category }),
    ...(named ? { identity: { name, phone, employeeNo } } : {}),
    files: await Promise.all(files),
  };
}
