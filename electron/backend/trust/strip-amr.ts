import { AppError } from '../../../shared/errors.ts';

/**
 * Bytes of a frame, its head included, by the type in that; nothing for types that stand for nothing. RFC 4867, 4.3.1 and
 * 5.3; 3GPP TS 26.101 and 26.201
 */
const kinds: readonly { readonly line: string; readonly lengths: readonly number[] }[] = [
  { line: '#!AMR\n', lengths: [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1] },
  { line: '#!AMR-WB\n', lengths: [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1] },
];

/**
 * The frames of an AMR recording from its first line on. What is no frame ends it, and takes the one before along (20 ms of
 * sound): some letters could be the head of a frame, so that words might pass for the last one, and behind them none is found
 * again.
 * @throws AppError FILE_DAMAGED when there is none
 */
export function stripAmr(bytes: Buffer): Buffer {
  const kind = kinds.find(({ line }) => bytes.toString('latin1', 0, line.length) === line);
  if (kind === undefined) throw new AppError('FILE_DAMAGED');
  const { line, lengths } = kind;
  let end = line.length;
  let next = end + lengthOf(bytes[end], lengths);
  while (next > end && next <= bytes.length) {
    const length = lengthOf(bytes[next], lengths);
    if (length === 0 && next < bytes.length) break;
    [end, next] = [next, next + length];
  }
  if (end === line.length) throw new AppError('FILE_DAMAGED');
  return bytes.subarray(0, end);
}

/** Bytes of the whole frame with this head; 0 for none. */
function lengthOf(head: number | undefined, lengths: readonly number[]): number {
  // Around the type are bits that are always 0, and one that a recorder always sets: the frame was not damaged on its way.
  return head === undefined || (head & 0x87) !== 4 ? 0 : (lengths[head >> 3] ?? 0);
}
