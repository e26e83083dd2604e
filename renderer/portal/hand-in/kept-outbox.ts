import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Category } from '../../../shared/domain/petition.ts';
import { newCommandId } from '../api/call.ts';
import { keptIn } from '../kept.ts';

export interface Draft {
  readonly text: string;
  readonly category: Category | '';
  readonly workshop: string;
  readonly named: boolean;
  readonly name: string;
  readonly phone: string;
  readonly employeeNo: string;
}

/** A photo or a recording of the draft. Its bytes lie apart (kept-files.ts), and may get lost there. */
export interface Attached {
  readonly id: string;
  readonly name: string;
  readonly showsPerson: boolean;
}

/** What a phone keeps of its one petition. */
export interface KeptOutbox {
  /**
   * Made with the draft, and the same for every attempt from every page of this phone, whatever is changed meanwhile:
   * the host answers an id that it knows with its first answer. An attempt without an answer may have arrived, so that
   * another id could register the matter twice. The price is that the first version counts; see `sent`.
   */
  readonly commandId: string;
  readonly draft: Draft;
  readonly attached: readonly Attached[];
  /** It is sent until it is answered; before, and after a refusal, it is being written. */
  readonly handedOver: boolean;
  /**
   * Whether an attempt was left without an answer, and something was changed since, `rewritten` where it was the text:
   * then what gets registered may be what stood there before. Beside a receipt it tells the petitioner so.
   */
  readonly sent: 'no' | 'same' | 'changed' | 'rewritten';
  /** Such an attempt carried a name: what gets registered may carry it, whatever was chosen since. */
  readonly sentNamed: boolean;
  /** Numbers of petitions that were co-signed instead, and whether there is more to say than they do. */
  readonly cosigned: readonly string[];
  readonly saysMore: boolean;
  readonly receipt: OutputOf<'petition.handIn'> | undefined;
  /** When the receipt came, in milliseconds as the phone has it. */
  readonly receiptAt: number | undefined;
  /** Whether a name was to go along when the receipt came. */
  readonly wishedNamed: boolean;
  /** The text as it was rewritten, where another may have been registered; it can go as a message, under an id of its own. */
  readonly unsent: { readonly body: string; readonly commandId: string } | undefined;
}

export const keptAs = 'gongshi-outbox';
const emptyDraft: Draft = { text: '', category: '', workshop: '', named: false, name: '', phone: '', employeeNo: '' };
/** So long a receipt waits on the phone for somebody to say that it is saved. Phones are lent and lost. */
const receiptMs = 24 * 3600_000;
const inPhone = keptIn<KeptOutbox>(() => localStorage, keptAs);

/** A new draft. */
export function emptyOutbox(): KeptOutbox {
  return {
    commandId: newCommandId(),
    draft: emptyDraft,
    attached: [],
    handedOver: false,
    sent: 'no',
    sentNamed: false,
    cosigned: [],
    saysMore: false,
    receipt: undefined,
    receiptAt: undefined,
    wishedNamed: false,
    unsent: undefined,
  };
}

/** What is kept, read anew each time: another page of the phone may have written since. Undefined for nothing. */
export function keptOutbox(): KeptOutbox | undefined {
  const kept = inPhone.read();
  if (kept?.commandId === undefined) return undefined;
  const nothing = emptyOutbox();
  const all = { ...nothing, ...kept, draft: { ...emptyDraft, ...kept.draft } };
  if (all.receipt === undefined) return all;
  if ((all.receiptAt ?? 0) > Date.now()) {
    // The phone's clock was set back since. Its day begins anew: thrown away, the only code would be lost.
    const anew = { ...all, receiptAt: Date.now() };
    keepOutbox(anew);
    return anew;
  }
  if (!isReceiptOver(all)) return all;
  // With the receipt goes what stands beside it.
  const { commandId, draft, attached, cosigned, saysMore } = all;
  const without = { ...nothing, commandId, draft, attached, cosigned, saysMore };
  keepOutbox(without);
  return without;
}

/** Keeps it. @returns whether it would be there again after the page was closed */
export function keepOutbox(outbox: KeptOutbox): boolean {
  const { commandId, draft, attached, handedOver, sent, sentNamed, cosigned, saysMore } = outbox;
  const { receipt, receiptAt, wishedNamed, unsent } = outbox;
  const written = { commandId, draft, attached, handedOver, sent, sentNamed, cosigned, saysMore };
  return inPhone.write({ ...written, receipt, receiptAt, wishedNamed, unsent });
}

/** Whether the phone keeps what was written last. */
export function isOutboxKept(): boolean {
  return inPhone.isKept();
}

/** A day after it came. */
export function isReceiptOver({ receiptAt = 0 }: KeptOutbox): boolean {
  return Date.now() - receiptAt > receiptMs;
}
