import { create } from 'zustand';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Category } from '../../../shared/domain/petition.ts';
import { AppError } from '../../../shared/errors.ts';
import { newCommandId, phoneCall, scanned } from '../api/call.ts';
import { KeyRefused } from '../api/sealed-transport.ts';
import { keepFiles, keptFiles, type DraftFile } from './kept-files.ts';
import { asBase64 } from './smaller-photo.ts';

export interface Draft {
  readonly text: string;
  readonly category: Category | '';
  readonly workshop: string;
  readonly named: boolean;
  readonly name: string;
  readonly phone: string;
  readonly employeeNo: string;
}

/** `waiting`: handed over to the outbox and not yet answered; it is sent again by itself. */
type Stage = 'writing' | 'sending' | 'waiting' | 'registered';

interface Kept {
  readonly draft: Draft;
  /** Set from the first attempt on, the same for every later one: what arrived once is not registered again. */
  readonly commandId: string | undefined;
  readonly receipt: OutputOf<'petition.handIn'> | undefined;
  /** When the receipt came, in milliseconds as the phone has it. */
  readonly receiptAt: number | undefined;
}

interface Outbox extends Kept {
  readonly stage: Stage;
  readonly files: readonly DraftFile[];
  readonly error: unknown;
  readonly change: (change: Partial<Draft>) => void;
  readonly setFiles: (files: readonly DraftFile[]) => void;
  readonly send: () => Promise<void>;
  /** Empties everything: it is done, or given up. */
  readonly clear: () => void;
  /** Takes up what was left, and goes on sending. @returns what stops it */
  readonly start: () => () => void;
}

const keptAs = 'gongshi-outbox';
const emptyDraft: Draft = { text: '', category: '', workshop: '', named: false, name: '', phone: '', employeeNo: '' };
const againMs = 4000;
/** So long a receipt waits on the phone for somebody to say that it is saved. Phones are lent and lost. */
const receiptMs = 24 * 3600_000;

/** The one petition that is being written or sent on this phone. */
export const useOutbox = create<Outbox>()((set, get) => {
  const change = (next: Partial<Outbox>): void => {
    set(next);
    const { draft, commandId, receipt, receiptAt } = get();
    try {
      localStorage.setItem(keptAs, JSON.stringify({ draft, commandId, receipt, receiptAt }));
    } catch {
      // A browser that keeps nothing has it as long as the page is open.
    }
  };
  const kept = read();
  return {
    ...kept,
    stage: kept.receipt !== undefined ? 'registered' : kept.commandId !== undefined ? 'waiting' : 'writing',
    files: [],
    error: undefined,
    change: (part) => change({ draft: { ...get().draft, ...part } }),
    setFiles: (files) => {
      set({ files });
      void keepFiles(files);
    },
    send: async () => {
      const { stage, draft, files } = get();
      if (stage === 'sending' || stage === 'registered') return;
      const commandId = get().commandId ?? newCommandId();
      change({ commandId, stage: 'sending', error: undefined });
      try {
        const receipt = await phoneCall('petition.handIn', await asInput(draft, files), commandId);
        // What was written is gone from the phone as soon as it is registered; the code stays until it was saved, for a day.
        change({
          receipt,
          receiptAt: Date.now(),
          stage: 'registered',
          draft: emptyDraft,
          commandId: undefined,
          files: [],
        });
        void keepFiles([]);
      } catch (error) {
        // Refused is not registered: it can be mended, and is then another attempt.
        const isRefused = error instanceof AppError || error instanceof KeyRefused;
        change(isRefused ? { stage: 'writing', commandId: undefined, error } : { stage: 'waiting', error });
      }
    },
    clear: () => {
      change({
        stage: 'writing',
        draft: emptyDraft,
        commandId: undefined,
        receipt: undefined,
        receiptAt: undefined,
        files: [],
        error: undefined,
      });
      void keepFiles([]);
    },
    start: () => {
      const goOn = (): void => {
        if (get().stage === 'waiting') void get().send();
        if (get().stage === 'registered' && isReceiptOver(get())) get().clear();
      };
      const beat = setInterval(goOn, againMs);
      addEventListener('online', goOn);
      // Not sent before its photos are back, or it would go without them.
      const stage = get().stage;
      if (stage === 'waiting') set({ stage: 'sending' });
      void keptFiles().then((files) => {
        set(stage === 'waiting' ? { files, stage: 'waiting' } : { files });
        goOn();
      });
      return () => {
        clearInterval(beat);
        removeEventListener('online', goOn);
      };
    },
  };
});

/** A day after it came; also when the phone's clock was set back before it, since nobody knows then. */
function isReceiptOver({ receiptAt = 0 }: Kept): boolean {
  const age = Date.now() - receiptAt;
  return age < 0 || age > receiptMs;
}

async function asInput(draft: Draft, files: readonly DraftFile[]): Promise<InputOf<'petition.handIn'>> {
  const { text, category, workshop, named, name, phone, employeeNo } = draft;
  const content = await Promise.all(files.map(({ blob }) => asBase64(blob)));
  return {
    text,
    workshop,
    poster: scanned.poster ?? '',
    ...(category === '' ? {} : { category }),
    ...(named ? { identity: { name, phone, employeeNo } } : {}),
    files: files.map((file, index) => ({
      name: file.name,
      content: content[index] ?? '',
      showsPerson: file.showsPerson,
    })),
  };
}

function read(): Kept {
  const nothing: Kept = { draft: emptyDraft, commandId: undefined, receipt: undefined, receiptAt: undefined };
  try {
    const kept = JSON.parse(localStorage.getItem(keptAs) ?? '{}') as Partial<Kept>;
    const all = { ...nothing, ...kept, draft: { ...emptyDraft, ...kept.draft } };
    if (all.receipt === undefined || !isReceiptOver(all)) return all;
    const { draft, commandId } = all;
    localStorage.setItem(keptAs, JSON.stringify({ draft, commandId }));
    return { ...nothing, draft, commandId };
  } catch {
    return nothing;
  }
}
