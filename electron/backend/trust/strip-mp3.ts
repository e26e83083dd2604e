import { AppError } from '../../../shared/errors.ts';

/** Kilobits per second by the header's index; 0 (any) and 15 (none) are not followed. ISO/IEC 11172-3 and 13818-3. */
const rates = {
  first: [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  second: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  third: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  lowFirst: [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  low: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const samplesPerSecond = [44_100, 48_000, 32_000];

/**
 * The frames of a recording and nothing else: tags before, between and behind them (ID3, APE, Lyrics) tell device, place,
 * time and name.
 * @throws AppError FILE_DAMAGED when no frames can be followed
 */
export function stripMp3(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 0;
  let follows = false;
  while (at + 4 <= bytes.length) {
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
export function id3Length(bytes: Buffer, at: number): number {
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

/** Bytes of the frame whose head is here; 0 for none. */
function frameLength(bytes: Buffer, at: number): number {
  if (at + 4 > bytes.length || bytes.readUInt8(at) !== 0xff) return 0;
  const [second, third] = [bytes.readUInt8(at + 1), bytes.readUInt8(at + 2)];
  if ((second & 0xe0) !== 0xe0) return 0;
  const [version, layer] = [(second >> 3) & 3, 4 - ((second >> 1) & 3)];
  const base = samplesPerSecond[(third >> 2) & 3];
  if (version === 1 || layer === 4 || base === undefined) return 0;
  const isFull = version === 3;
  const perSecond = base / (isFull ? 1 : version === 2 ? 2 : 4);
  const kilobits = rates[tableOf(isFull, layer)][third >> 4] ?? 0;
  if (kilobits === 0) return 0;
  const padding = (third >> 1) & 1;
  if (layer === 1) return (Math.floor((12_000 * kilobits) / perSecond) + padding) * 4;
  const samplesInBytes = layer === 3 && !isFull ? 72_000 : 144_000;
  return Math.floor((samplesInBytes * kilobits) / perSecond) + padding;
}

function tableOf(isFull: boolean, layer: number): keyof typeof rates {
  if (!isFull) return layer === 1 ? 'lowFirst' : 'low';
  if (layer === 1) return 'first';
  return layer === 2 ? 'second' : 'third';
}
