import { framesOf } from './frames.ts';

/**
 * Bytes of a frame in which one channel is silent: an element (7 bits) with its gain, window and tools (8 + 11 + 3) and the
 * end mark (3). ISO/IEC 14496-3, 4.4.2
 */
const shortestSound = 4;

/**
 * The ADTS frames of an AAC recording (ISO/IEC 14496-3, 1.A.2) and nothing else: tags before, between and behind them (ID3)
 * tell device, place and time. A frame is not looked into, although its format has elements for data beside the sound.
 * @throws AppError FILE_DAMAGED when no frames can be followed
 */
export function stripAac(bytes: Buffer): Buffer {
  return framesOf(bytes, 7, frameLength);
}

/** Bytes of the frame whose head is here; 0 for none. */
function frameLength(bytes: Buffer, at: number): number {
  if (at + 7 > bytes.length || bytes.readUInt8(at) !== 0xff) return 0;
  // Twelve bits that are all set, and a layer that is always 0.
  if ((bytes.readUInt8(at + 1) & 0xf6) !== 0xf0) return 0;
  const length =
    ((bytes.readUInt8(at + 3) & 3) << 11) | (bytes.readUInt8(at + 4) << 3) | (bytes.readUInt8(at + 5) >> 5);
  const hasChecksum = (bytes.readUInt8(at + 1) & 1) === 0;
  return length < (hasChecksum ? 9 : 7) + shortestSound ? 0 : length;
}
