import { AppError } from '../../../shared/errors.ts';
import { demandFewParts, KeptParts } from './kept-parts.ts';
import { stripAac } from './strip-aac.ts';
import { stripAmr } from './strip-amr.ts';
import { stripMp3 } from './strip-mp3.ts';
import { stripMp4 } from './strip-mp4.ts';

/**
 * The same picture or recording without what cameras and recorders write beside it: place, time, device, thumbnails,
 * comments. The picture itself is not touched, so nothing is lost in quality; only the orientation would be, which viewers
 * then take as upright. Ogg is left as it is, see take-file.ts.
 * @throws AppError FILE_DAMAGED when the file's structure cannot be followed, ATTACHMENT_TYPE for a film among recordings
 */
export function stripMetadata(bytes: Buffer, mime: string): Buffer {
  if (mime === 'image/jpeg') return stripJpeg(bytes);
  if (mime === 'image/png') return stripPng(bytes);
  if (mime === 'image/webp') return stripWebp(bytes);
  if (mime === 'audio/mpeg') return stripMp3(bytes);
  if (mime === 'audio/mp4' || mime === 'audio/x-m4a') return stripMp4(bytes);
  if (mime === 'audio/aac') return stripAac(bytes);
  if (mime === 'audio/wav') return stripWav(bytes);
  if (mime === 'audio/amr') return stripAmr(bytes);
  return bytes;
}

/** JPEG: the segments up to the picture data; APP1–APP13, APP15 and comments go, APP0 (JFIF) and APP14 (colour) stay. */
function stripJpeg(bytes: Buffer): Buffer {
  const kept = new KeptParts(bytes);
  kept.keep(0, 2);
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes.readUInt8(at) !== 0xff) throw new AppError('FILE_DAMAGED');
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    if (marker === 0xda) {
      // From here the picture, to its end mark; what some phones put behind it (a second picture, a video) goes.
      const end = endOfScan(bytes, at);
      if (end === -1) throw new AppError('FILE_DAMAGED');
      kept.keep(at, end);
      return kept.joined();
    }
    const length = bytes.readUInt16BE(at + 2) + 2;
    if (at + length > bytes.length) throw new AppError('FILE_DAMAGED');
    const tells = (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
    if (!tells) kept.keep(at, at + length);
    at += length;
  }
  throw new AppError('FILE_DAMAGED');
}

/** Index after the end mark of the picture that begins at `from`: the first FF D9 that is no part of picture data. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from + 2; at + 1 < bytes.length; at += 1) {
    if (bytes.readUInt8(at) === 0xff && bytes.readUInt8(at + 1) === 0xd9) return at + 2;
  }
  return -1;
}

const pngKept = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
  'acTL',
  'fcTL',
  'fdAT',
]);

/** PNG: chunks that make the picture stay; text, EXIF and time go. */
function stripPng(bytes: Buffer): Buffer {
  const kept = new KeptParts(bytes);
  kept.keep(0, 8);
  let at = 8;
  for (let parts = 1; at + 12 <= bytes.length; parts += 1) {
    demandFewParts(parts);
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) throw new AppError('FILE_DAMAGED');
    if (pngKept.has(type)) kept.keep(at, end);
    if (type === 'IEND') return kept.joined();
    at = end;
  }
  throw new AppError('FILE_DAMAGED');
}

/** WebP: the RIFF chunks EXIF and XMP go, and the header's flags that announce them. */
function stripWebp(given: Buffer): Buffer {
  const bytes = Buffer.from(given);
  const kept = new KeptParts(bytes);
  let at = 12;
  for (let parts = 1; at + 8 <= bytes.length; parts += 1) {
    demandFewParts(parts);
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > bytes.length) throw new AppError('FILE_DAMAGED');
    const exifAndXmp = 0b0000_1100;
    if (type === 'VP8X' && length > 0) bytes.writeUInt8(bytes.readUInt8(at + 8) & ~exifAndXmp, at + 8);
    if (type !== 'EXIF' && type !== 'XMP ') kept.keep(at, Math.min(end, bytes.length));
    at = end;
  }
  return riff(bytes, kept.joined());
}

/** WAV: the RIFF chunks that make the sound stay; those that tell recorder, time, title and place go. */
function stripWav(given: Buffer): Buffer {
  // With room for the byte that makes the last chunk even.
  const bytes = Buffer.concat([given, Buffer.alloc(1)]);
  const kept = new KeptParts(bytes);
  let at = 12;
  for (let parts = 1; at + 8 <= given.length; parts += 1) {
    demandFewParts(parts);
    const type = bytes.toString('latin1', at, at + 4);
    // A recorder that was cut off has not written how long the sound became.
    const end = Math.min(at + 8 + bytes.readUInt32LE(at + 4), given.length);
    const next = end + (end % 2);
    bytes.writeUInt32LE(end - at - 8, at + 4);
    bytes.fill(0, end, next);
    if (['fmt ', 'fact', 'data'].includes(type)) kept.keep(at, next);
    at = next;
  }
  const chunks = kept.joined();
  if (chunks.length === 0) throw new AppError('FILE_DAMAGED');
  return riff(bytes, chunks);
}

/** A RIFF file with the head of this one and these chunks. */
function riff(given: Buffer, chunks: Buffer): Buffer {
  const header = Buffer.from(given.subarray(0, 12));
  header.writeUInt32LE(chunks.length + 4, 4);
  return Buffer.concat([header, chunks]);
}
