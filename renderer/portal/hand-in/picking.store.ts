import { create } from 'zustand';
import { newCommandId } from '../api/call.ts';
import { copyOf } from './kept-files.ts';
import { useOutbox } from './outbox.store.ts';
import { smallerPhoto } from './smaller-photo.ts';
import { soundIn } from './sound-in.ts';

export const mostFiles = 5;
/** A request holds 16 MB; base64 takes a third more than the bytes, and is sealed inside JSON. */
const mostBytes = 11 * 1024 * 1024;
/** More than the largest photo of any phone: a film would not fit into the memory of an old one. */
const mostPicked = 64 * 1024 * 1024;

/** Why a file was not attached. */
export interface Refused {
  readonly name: string;
  readonly why: 'empty' | 'unreadable' | 'tooLarge' | 'photo' | 'recording' | 'film';
}

/** What somebody set out to pick. */
type Wanted = 'photo' | 'recording';

interface Picking {
  /** Whether files are being looked at: until then what is sent would go without them. */
  readonly busy: boolean;
  readonly refused: readonly Refused[];
  /** How many of the last picked were more than fit. */
  readonly tooMany: number;
  readonly pick: (files: readonly File[], wanted: Wanted) => Promise<void>;
}

/** Whether files are too large together for one request. */
export function tooLarge(blobs: readonly (Blob | undefined)[]): boolean {
  return blobs.reduce((sum, blob) => sum + (blob?.size ?? 0), 0) > mostBytes;
}

/** Takes photos and recordings from the picker into the draft, one after another: drawing five at once is too much. */
export const usePicking = create<Picking>()((set, get) => {
  let before = Promise.resolve();
  const take = async (file: File, wanted: Wanted, refuse: (why: Refused['why']) => void): Promise<void> => {
    const { attached, lost, attach } = useOutbox.getState();
    if (attached.length - lost.length >= mostFiles) return set({ tooMany: get().tooMany + 1 });
    if (file.size === 0) return refuse('empty');
    if (file.size > mostPicked) return refuse('tooLarge');
    const copy = await copyOf(file).catch(() => undefined);
    if (copy === undefined) return refuse('unreadable');
    const sound = soundIn(new Uint8Array(await copy.arrayBuffer()));
    if (sound === 'film') return refuse('film');
    if (sound === 'recording') {
      if (tooLarge([copy])) return refuse('tooLarge');
      // A voice tells who it is.
      return attach({ id: newCommandId(), name: file.name, showsPerson: true }, copy);
    }
    const drawn = await smallerPhoto(copy);
    if (drawn === undefined) return refuse(wanted);
    // What was drawn anew is a JPEG, whatever it was before.
    const name = `${file.name.replace(/\.\w+$/, '')}.jpg`;
    return attach({ id: newCommandId(), name, showsPerson: false }, drawn);
  };
  const takeAll = async (files: readonly File[], wanted: Wanted): Promise<void> => {
    for (const file of files) {
      const refuse = (why: Refused['why']): void => set({ refused: [...get().refused, { name: file.name, why }] });
      await take(file, wanted, refuse).catch(() => refuse('unreadable'));
    }
  };
  return {
    busy: false,
    refused: [],
    tooMany: 0,
    pick: async (files, wanted) => {
      set({ busy: true, refused: [], tooMany: 0 });
      const own = before.then(() => takeAll(files, wanted));
      before = own;
      await own;
      if (before === own) set({ busy: false });
    },
  };
});
