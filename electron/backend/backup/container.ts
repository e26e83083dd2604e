import { createHash, type Hash } from 'node:crypto';
import { open, stat, type FileHandle } from 'node:fs/promises';
import * as v from 'valibot';
import { AppError } from '../../../shared/errors.ts';
import { libsodium } from '../trust/sodium.ts';
import { backupHeader, fileHeader, type SealedHeader } from './header.ts';

/**
 * The form of every encrypted file, see docs/technical/backup-format.md: a clear header, then one libsodium secretstream
 * of what it lists, then a checksum that anybody can compare. The bytes before the stream never change with a version.
 */
const magic = Buffer.from('GSBAK\r\n\x1a', 'latin1');
const formatVersion = 1;
const chunkBytes = 256 * 1024;
const largestHeader = 64 * 1024 * 1024;
const prefixBytes = magic.length + 2 + 4;
const sumBytes = 32;

/** One file to be packed. */
export interface Packed {
  readonly name: string;
  readonly path: string;
}

interface Preamble<H> {
  readonly header: H;
  /** Binds every chunk to the header. */
  readonly sum: Buffer;
  /** Where the stream begins. */
  readonly at: number;
}

/**
 * Writes a sealed file, to the disk and not only to its cache. `contents` must be as the header lists them.
 * @throws what the file system refuses; Error when a file packed has changed its size meanwhile
 */
export async function writeSealed(
  file: string,
  header: SealedHeader,
  key: Uint8Array,
  packed: readonly Packed[],
  signal?: AbortSignal,
): Promise<void> {
  const sodium = await libsodium();
  const body = Buffer.from(JSON.stringify(header));
  const before = Buffer.concat([magic, uint(formatVersion, 2), uint(body.length, 4), body]);
  const sum = createHash('sha256').update(before).digest();
  const { state, header: streamHeader } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  const total = header.contents.reduce((bytes, { size }) => bytes + size, 0);
  const out = await open(file, 'w', 0o600);
  const overall = createHash('sha256');
  try {
    const write = async (bytes: Uint8Array): Promise<void> => {
      overall.update(bytes);
      await out.writeFile(bytes);
    };
    await write(Buffer.concat([before, sum, streamHeader]));
    let done = 0;
    for await (const chunk of chunksOf(packed)) {
      signal?.throwIfAborted();
      done += chunk.length;
      const tag =
        done === total
          ? sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
          : sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
      await write(sodium.crypto_secretstream_xchacha20poly1305_push(state, chunk, sum, tag));
    }
    if (done !== total) throw new Error(`packed ${done} of ${total} bytes`);
    await out.writeFile(overall.digest());
    await out.sync();
  } finally {
    await out.close();
  }
}

/**
 * Reads the clear part alone and compares the file's length with what it promises; no key is needed.
 * @throws AppError BACKUP_NOT_FOUND, BACKUP_NOT_OURS, BACKUP_TRUNCATED, BACKUP_DAMAGED, BACKUP_NEWER
 */
export async function readHeader(file: string): Promise<SealedHeader> {
  return reading(file, async (handle, size) => (await readPreamble(handle, size)).header);
}

/**
 * Compares the checksum over the whole file: tells a flipped bit without any key, though not a forger.
 * @throws AppError as readHeader
 */
export async function readWhole(file: string): Promise<SealedHeader> {
  return reading(file, async (handle, size) => {
    const { header } = await readPreamble(handle, size);
    const hash = createHash('sha256');
    const end = size - sumBytes;
    for (let at = 0; at < end; at += chunkBytes) hash.update(await readAt(handle, at, Math.min(chunkBytes, end - at)));
    if (!hash.digest().equals(await readAt(handle, end, sumBytes))) throw new AppError('BACKUP_DAMAGED');
    return header;
  });
}

/**
 * Decrypts what is packed, each content into the path that `target` names (none: read and thrown away), and compares
 * sizes and hashes.
 * @throws AppError as readHeader; BACKUP_DAMAGED also where the key is another one
 */
export async function readSealed(
  file: string,
  key: Uint8Array,
  target: (name: string) => string | undefined,
  signal?: AbortSignal,
): Promise<SealedHeader> {
  const sodium = await libsodium();
  return reading(file, async (handle, size) => {
    const { header, sum, at: begin } = await readPreamble(handle, size);
    const { contents } = header;
    const streamHeader = await readAt(handle, begin, sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(streamHeader, key);
    let at = begin + streamHeader.length;
    const end = size - sumBytes;
    const pull = async (): Promise<{ message: Uint8Array; isLast: boolean }> => {
      const cipher = await readAt(handle, at, Math.min(chunkBytes + overhead(sodium), end - at));
      at += cipher.length;
      const pulled = sodium.crypto_secretstream_xchacha20poly1305_pull(state, cipher, sum) as
        { message: Uint8Array; tag: number } | false;
      if (pulled === false) throw new AppError('BACKUP_DAMAGED');
      return {
        message: pulled.message,
        isLast: pulled.tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL,
      };
    };
    let isLast = false;
    const split = new Splitter(contents, target);
    try {
      await split.begin();
      while (!isLast) {
        signal?.throwIfAborted();
        if (at >= end) throw new AppError('BACKUP_TRUNCATED');
        const pulled = await pull();
        isLast = pulled.isLast;
        await split.take(pulled.message);
      }
      if (at !== end) throw new AppError('BACKUP_DAMAGED');
      await split.finish();
    } finally {
      await split.close();
    }
    return header;
  });
}

/** Cuts the stream into the files that the header lists. */
class Splitter {
  readonly #contents: SealedHeader['contents'];
  readonly #target: (name: string) => string | undefined;
  #index = -1;
  #left = 0;
  #hash: Hash = createHash('sha256');
  #out: FileHandle | undefined;

  constructor(contents: SealedHeader['contents'], target: (name: string) => string | undefined) {
    this.#contents = contents;
    this.#target = target;
  }

  async begin(): Promise<void> {
    await this.#next();
  }

  async take(bytes: Uint8Array): Promise<void> {
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#index >= this.#contents.length) throw new AppError('BACKUP_DAMAGED');
      const mine = rest.subarray(0, this.#left);
      this.#hash.update(mine);
      await this.#out?.writeFile(mine);
      this.#left -= mine.length;
      rest = rest.subarray(mine.length);
      if (this.#left === 0) await this.#next();
    }
  }

  async finish(): Promise<void> {
    if (this.#index < this.#contents.length) throw new AppError('BACKUP_DAMAGED');
    await this.close();
  }

  async close(): Promise<void> {
    const out = this.#out;
    this.#out = undefined;
    await out?.close();
  }

  /** Ends the content that is through, and those of no bytes, and opens the next. */
  async #next(): Promise<void> {
    do {
      const done = this.#contents[this.#index];
      if (done !== undefined && this.#hash.digest('hex') !== done.sha256) throw new AppError('BACKUP_DAMAGED');
      await this.#out?.sync();
      await this.close();
      this.#index += 1;
      const next = this.#contents[this.#index];
      if (next === undefined) return;
      this.#left = next.size;
      this.#hash = createHash('sha256');
      const file = this.#target(next.name);
      if (file !== undefined) this.#out = await open(file, 'w', 0o600);
    } while (this.#left === 0);
  }
}

async function reading<T>(file: string, use: (handle: FileHandle, size: number) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) throw new AppError('BACKUP_NOT_FOUND', { file });
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new AppError('BACKUP_NOT_FOUND', { file });
    return await use(handle, found.size);
  } finally {
    await handle.close();
  }
}

async function readPreamble(handle: FileHandle, size: number): Promise<Preamble<SealedHeader>> {
  const start = await readAt(handle, 0, Math.min(prefixBytes, size));
  if (!start.subarray(0, magic.length).equals(magic.subarray(0, start.length)) || size === 0)
    throw new AppError('BACKUP_NOT_OURS');
  if (size < prefixBytes) throw new AppError('BACKUP_TRUNCATED');
  const headerBytes = start.readUInt32LE(magic.length + 2);
  if (headerBytes > largestHeader) throw new AppError('BACKUP_DAMAGED');
  if (size < prefixBytes + headerBytes + sumBytes) throw new AppError('BACKUP_TRUNCATED');
  const before = await readAt(handle, 0, prefixBytes + headerBytes);
  const sum = await readAt(handle, before.length, sumBytes);
  if (!createHash('sha256').update(before).digest().equals(sum)) throw new AppError('BACKUP_DAMAGED');
  // Only now: a flipped bit in the number would otherwise pass for a later version.
  const version = start.readUInt16LE(magic.length);
  if (version > formatVersion) throw new AppError('BACKUP_NEWER', { version });
  const header = parseHeader(before.subarray(prefixBytes));
  const sodium = await libsodium();
  const total = header.contents.reduce((bytes, content) => bytes + content.size, 0);
  const chunks = Math.max(1, Math.ceil(total / chunkBytes));
  const at = before.length + sumBytes;
  const streamBytes = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES + total + chunks * overhead(sodium);
  const whole = at + streamBytes + sumBytes;
  if (size < whole) throw new AppError('BACKUP_TRUNCATED');
  if (size > whole) throw new AppError('BACKUP_DAMAGED');
  return { header, sum, at };
}

function parseHeader(bytes: Buffer): SealedHeader {
  try {
    return v.parse(v.variant('kind', [backupHeader, fileHeader]), JSON.parse(bytes.toString('utf8')));
  } catch {
    throw new AppError('BACKUP_DAMAGED');
  }
}

const overhead = (sodium: Awaited<ReturnType<typeof libsodium>>): number =>
  sodium.crypto_secretstream_xchacha20poly1305_ABYTES;

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await handle.read(bytes, read, length - read, position + read);
    if (bytesRead === 0) throw new AppError('BACKUP_TRUNCATED');
    read += bytesRead;
  }
  return bytes;
}

/** The bytes of all files one after the other, in chunks of equal length but the last; one empty chunk for nothing. */
async function* chunksOf(packed: readonly Packed[]): AsyncGenerator<Uint8Array> {
  let chunk = Buffer.alloc(chunkBytes);
  let filled = 0;
  let given = false;
  for (const { path } of packed) {
    const handle = await open(path, 'r');
    try {
      for (;;) {
        const { bytesRead } = await handle.read(chunk, filled, chunkBytes - filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
        if (filled < chunkBytes) continue;
        yield chunk;
        given = true;
        chunk = Buffer.alloc(chunkBytes);
        filled = 0;
      }
    } finally {
      await handle.close();
    }
  }
  if (filled > 0 || !given) yield chunk.subarray(0, filled);
}

function uint(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}

/** Size and SHA-256 of a file as it is now. */
export async function measure(file: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  const handle = await open(file, 'r');
  try {
    for await (const piece of handle.createReadStream({ autoClose: false })) hash.update(piece as Buffer);
    return { size: (await stat(file)).size, sha256: hash.digest('hex') };
  } finally {
    await handle.close();
  }
}
