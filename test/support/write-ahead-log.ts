/** The layout of SQLite's write-ahead log: a header of 32 bytes, then frames of 24 bytes and a page each. */
export const walHeader = 32;
const frameHeader = 24;

export interface Wal {
  readonly bytes: Buffer;
  readonly frameBytes: number;
  /** Frames that belong to this generation of the log: their salts are the header's. */
  readonly frames: number;
  /** Numbers of the frames that end a transaction, counted from 1. */
  readonly commits: readonly number[];
}

/** @throws Error when the bytes are no log */
export function parseWal(bytes: Buffer): Wal {
  if (bytes.length < walHeader || bytes.readUInt32BE(0) >>> 1 !== 0x377f0682 >>> 1)
    throw new Error('no write-ahead log');
  const frameBytes = frameHeader + bytes.readUInt32BE(8);
  const salts = bytes.subarray(16, 24);
  const commits: number[] = [];
  let frames = 0;
  for (let at = walHeader; at + frameBytes <= bytes.length; at += frameBytes) {
    if (!bytes.subarray(at + 8, at + 16).equals(salts)) break;
    frames += 1;
    // The size of the database after the commit stands only in the frame that ends one.
    if (bytes.readUInt32BE(at + 4) !== 0) commits.push(frames);
  }
  return { bytes, frameBytes, frames, commits };
}

/** Where frame `n`, counted from 1, begins; of `frames + 1`, where the log ends. */
export const offsetOf = ({ frameBytes }: Pick<Wal, 'frameBytes'>, n: number): number =>
  walHeader + (n - 1) * frameBytes;
