import { inflateRawSync } from 'node:zlib';

/** How much an archive may be. */
export interface ZipLimits {
  /** Bytes of all parts together once unpacked. */
  readonly unpackedBytes: number;
  readonly parts: number;
}

/** Why an archive is not read: what it holds is too much, or it is no archive that can be followed. */
export class ZipRefused extends Error {
  readonly why: 'tooLarge' | 'damaged';
  constructor(why: 'tooLarge' | 'damaged') {
    super(why);
    this.why = why;
  }
}

/** A part that unpacks to more than this and to so many times its size is made to be a bomb: office files reach a third of it. */
const suspiciousBytes = 16 * 1024 * 1024;
const suspiciousRatio = 100;

const endSignature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const endBytes = 22;
const entrySignature = 0x02014b50;
const entryBytes = 46;
const localBytes = 30;

/**
 * Unpacks an archive part by part and hands each over, before a library is let at it that unpacks whatever is there. What
 * the archive says of its sizes is not believed: unpacking stops where the limit is passed.
 * @throws ZipRefused
 */
export function eachZipPart(bytes: Buffer, limits: ZipLimits, take: (name: string, content: Buffer) => void): void {
  try {
    follow(bytes, limits, take);
  } catch (error) {
    if (error instanceof RangeError && (error as { code?: string }).code === 'ERR_OUT_OF_RANGE') {
      throw new ZipRefused('damaged');
    }
    throw error;
  }
}

function follow(bytes: Buffer, limits: ZipLimits, take: (name: string, content: Buffer) => void): void {
  const end = bytes.lastIndexOf(endSignature);
  if (end === -1 || end + endBytes > bytes.length) throw new ZipRefused('damaged');
  const parts = bytes.readUInt16LE(end + 10);
  if (parts > limits.parts) throw new ZipRefused('tooLarge');
  const directoryBytes = bytes.readUInt32LE(end + 12);
  // Something may stand before the archive: its own offsets then begin later.
  const shift = end - directoryBytes - bytes.readUInt32LE(end + 16);
  let left = limits.unpackedBytes;
  let at = end - directoryBytes;
  for (let part = 0; part < parts; part += 1) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw new ZipRefused('damaged');
    const [method, packedBytes] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    // More than it says it can be; that it says too little shows when it is unpacked.
    if (bytes.readUInt32LE(at + 24) > left) throw new ZipRefused('tooLarge');
    const nameBytes = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + entryBytes, at + entryBytes + nameBytes);
    const local = bytes.readUInt32LE(at + 42) + shift;
    const from = local + localBytes + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (from + packedBytes > bytes.length) throw new ZipRefused('damaged');
    const content = unpacked(bytes.subarray(from, from + packedBytes), method, left);
    left -= content.length;
    take(name, content);
    at += entryBytes + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function unpacked(packed: Buffer, method: number, most: number): Buffer {
  if (method === 0) {
    if (packed.length > most) throw new ZipRefused('tooLarge');
    return packed;
  }
  if (method !== 8) throw new ZipRefused('damaged');
  const limit = Math.min(most, Math.max(suspiciousBytes, packed.length * suspiciousRatio));
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    throw new ZipRefused((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'damaged');
  }
}
