import { AppError } from '../../../shared/errors.ts';
import { KeptParts } from './kept-parts.ts';

/**
 * The frames of a recording and nothing else: tags before, between and behind them tell device, place, time and name.
 * @param headLength bytes that the head of a frame has at least
 * @param frameLength bytes of the frame whose head is there; 0 for none
 * @throws AppError FILE_DAMAGED when no frames can be followed
 */
export function framesOf(
  bytes: Buffer,
  headLength: number,
  frameLength: (bytes: Buffer, at: number) => number,
): Buffer {
  const kept = new KeptParts(bytes);
  let at = 0;
  let follows = false;
  while (at + headLength <= bytes.length) {
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
    if (isFrame) kept.keep(at, at + length);
    at += isFrame ? length : 1;
  }
  const frames = kept.joined();
  if (frames.length === 0) throw new AppError('FILE_DAMAGED');
  return frames;
}

/** Bytes of the ID3v2 tag that begins here; 0 for none. */
function id3Length(bytes: Buffer, at: number): number {
  // Asked at every byte: no text is made of them.
  if (bytes[at] !== 0x49 || bytes[at + 1] !== 0x44 || bytes[at + 2] !== 0x33 || at + 10 > bytes.length) return 0;
  const seven = (index: number): number => bytes.readUInt8(at + index) & 0x7f;
  const hasFooter = (bytes.readUInt8(at + 5) & 0x10) !== 0;
  return 10 + ((seven(6) << 21) | (seven(7) << 14) | (seven(8) << 7) | seven(9)) + (hasFooter ? 10 : 0);
}
