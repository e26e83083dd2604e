import { AppError } from '../../../shared/errors.ts';
import { demandFewParts } from './kept-parts.ts';

/**
 * What makes the sound, by the box it stands in. Everything else may tell device, place or time: `udta`, `meta`, `uuid`
 * and whatever recorders add of their own.
 */
const keptIn: Readonly<Record<string, readonly string[]>> = {
  '': ['ftyp', 'styp', 'moov', 'mdat', 'moof', 'sidx', 'mfra'],
  moov: ['mvhd', 'trak', 'mvex'],
  trak: ['tkhd', 'edts', 'mdia'],
  edts: ['elst'],
  mdia: ['mdhd', 'hdlr', 'minf'],
  minf: ['smhd', 'dinf', 'stbl'],
  dinf: ['dref'],
  stbl: ['stsd', 'stts', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'sgpd', 'sbgp'],
  mvex: ['mehd', 'trex'],
  moof: ['mfhd', 'traf'],
  traf: ['tfhd', 'tfdt', 'trun', 'sgpd', 'sbgp'],
};
const withTimes = new Set(['mvhd', 'tkhd', 'mdhd']);

interface Box {
  readonly type: string;
  /** Where the box, its content and the next box begin. */
  readonly from: number;
  readonly content: number;
  readonly end: number;
}

/**
 * The same recording without what the recorder wrote beside the sound (ISO/IEC 14496-12). What goes is overwritten in its
 * place and called free space, since the sound is found by its distance from the file's beginning.
 * @throws AppError FILE_DAMAGED when the structure cannot be followed or leads to no sound (a recorder that was cut off
 * writes the tracks last, and then never), ATTACHMENT_TYPE when there is more in it than sound
 */
export function stripMp4(given: Buffer): Buffer {
  const bytes = Buffer.from(given);
  const found = { boxes: 0, tracks: 0, sounds: 0 };
  const end = blankWithin(bytes, '', 0, bytes.length, found);
  if (found.sounds === 0) throw new AppError('FILE_DAMAGED');
  if (found.sounds !== found.tracks) throw new AppError('ATTACHMENT_TYPE');
  // What follows the last box is nobody's.
  return bytes.subarray(0, end);
}

interface Found {
  boxes: number;
  tracks: number;
  sounds: number;
}

/** @returns where the last box ends */
function blankWithin(bytes: Buffer, parent: string, from: number, end: number, found: Found): number {
  let at = from;
  while (at + 8 <= end) {
    const box = boxAt(bytes, at, end);
    if (box === undefined) {
      if (parent === '') return at;
      throw new AppError('FILE_DAMAGED');
    }
    count(found);
    if (keptIn[parent]?.includes(box.type) === true) clean(bytes, box, found);
    else blank(bytes, box);
    at = box.end;
  }
  return at;
}

/** Undefined where no box begins. */
function boxAt(bytes: Buffer, from: number, end: number): Box | undefined {
  const type = bytes.toString('latin1', from + 4, from + 8);
  let [size, head] = [bytes.readUInt32BE(from), 8];
  if (size === 0) size = end - from;
  if (size === 1) {
    if (from + 16 > end) return undefined;
    [size, head] = [Number(bytes.readBigUInt64BE(from + 8)), 16];
  }
  if (size < head || from + size > end) return undefined;
  return { type, from, content: from + head, end: from + size };
}

function blank(bytes: Buffer, { from, content, end }: Box): void {
  bytes.write('free', from + 4, 'latin1');
  bytes.fill(0, content, end);
}

function clean(bytes: Buffer, box: Box, found: Found): void {
  const { type, content, end } = box;
  if (type === 'trak') found.tracks += 1;
  if (withTimes.has(type)) {
    demandRoom(box, 20);
    // Version and flags, then the times of making and of change: 8 bytes each in version 1, else 4.
    bytes.fill(0, content + 4, content + 4 + (bytes.readUInt8(content) === 1 ? 16 : 8));
  } else if (type === 'hdlr') {
    demandRoom(box, 24);
    // A film, or a track of places beside the sound: its content lies within the sound's.
    if (bytes.toString('latin1', content + 8, content + 12) !== 'soun') throw new AppError('ATTACHMENT_TYPE');
    found.sounds += 1;
    bytes.fill(0, content + 12, end); // the maker's name
  } else if (type === 'dref') {
    demandRoom(box, 8);
    for (let at = content + 8; at + 8 <= end;) {
      const entry = boxAt(bytes, at, end);
      if (entry === undefined) throw new AppError('FILE_DAMAGED');
      count(found);
      bytes.fill(0, Math.min(entry.content + 4, entry.end), entry.end); // a path on the recorder
      at = entry.end;
    }
  } else if (type in keptIn) {
    blankWithin(bytes, type, content, end, found);
  }
}

function count(found: Found): void {
  found.boxes += 1;
  demandFewParts(found.boxes);
}

function demandRoom({ content, end }: Box, length: number): void {
  if (content + length > end) throw new AppError('FILE_DAMAGED');
}
