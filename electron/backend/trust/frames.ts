import { AppError } from '../../../shared/errors.ts';

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
  const kept: Buffer[] = [];
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
    if (isFrame) kept.push(bytes.subarray(at, at + length));
    at += isFrame ? length : 1;
  }
  if (kept.length === 0) throw new AppError('FILE_DAMAGED');
  return Buffer.concat(kept);
}

/** Bytes of the ID3v2 tag that begins here; 0 for none. */
function id3Length(bytes: Buffer, at: number): number {
  // By its first byte, since it is asked at every one.
  if (bytes[at] !== 0x49 || at + 10 > bytes.length || bytes.toString('latin1', at, at + 3) !== 'ID3') return 0;
  const [a, b, c, d] = [6, 7, 8, 9].map((index) => bytes.readUInt8(at + index) & 0x7f) as [
    number,
    number,
    number,
    number,
  ];
  const hasFooter = (bytes.readUInt8(at + 5) & 0x10) !== 0;
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d) + (hasFooter ? 10 : 0);
}
