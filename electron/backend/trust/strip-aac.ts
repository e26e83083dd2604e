import { AppError } from '../../../shared/errors.ts';
import { id3Length } from './strip-mp3.ts';

/**
 * The ADTS frames of an AAC recording (ISO/IEC 14496-3, 1.A.2) and nothing else. The frames have no room for words; tags
 * before, between and behind them (ID3) tell device, place and time.
 * @throws AppError FILE_DAMAGED when no frames can be followed
 */
export function stripAac(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 0;
  let follows = false;
  while (at + 7 <= bytes.length) {
    const tag = id3Length(bytes, at);
    if (tag > 0) {
      at += tag;
      continue;
    }
    const length = frameLength(bytes, at);
    // Within a tag some bytes may look like a head: where none went before, another frame has to follow.
    const isFrame: boolean =
      length > 0 && at + length <= bytes.length && (follows || frameLength(bytes, at + length) > 0);
    follows = isFrame;
    if (isFrame) kept.push(bytes.subarray(at, at + length));
    at += isFrame ? length : 1;
  }
  if (kept.length === 0) throw new AppError('FILE_DAMAGED');
  return Buffer.concat(kept);
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
