import { framesOf } from './frames.ts';

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
  return framesOf(bytes, 4, frameLength);
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
