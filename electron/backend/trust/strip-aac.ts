import { framesOf } from './frames.ts';

/**
 * The ADTS frames of an AAC recording (ISO/IEC 14496-3, 1.A.2) and nothing else. The frames have no room for words; tags
 * before, between and behind them (ID3) tell device, place and time.
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
  return length < 7 ? 0 : length;
}
