import { AppError } from '../../../shared/errors.ts';

/**
 * A photo in pieces of 4 kB has 2,500 parts, an hour of sound in fragments of a second some 25,000. Over a million, which
 * would fit, everybody would wait.
 */
const mostParts = 100_000;

/** @throws AppError FILE_DAMAGED for a file in more parts than any camera or recorder makes */
export function demandFewParts(parts: number): void {
  if (parts > mostParts) throw new AppError('FILE_DAMAGED');
}

/**
 * What is kept of a file, copied into one piece. Neighbours are copied at once and no list is made of them, since a
 * recording has as many frames as whoever hands it in likes.
 */
export class KeptParts {
  readonly #bytes: Buffer;
  readonly #kept: Buffer;
  #length = 0;
  /** What is to be copied next. */
  #from = 0;
  #end = 0;

  /** @param bytes the file; what is written into a part of it before the next one is kept goes along */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#kept = Buffer.allocUnsafe(bytes.length);
  }

  /** Parts are kept in their order. */
  keep(from: number, end: number): void {
    if (from !== this.#end) {
      this.#copy();
      this.#from = from;
    }
    this.#end = end;
  }

  /** All that was kept. */
  joined(): Buffer {
    this.#copy();
    this.#from = this.#end;
    return this.#kept.subarray(0, this.#length);
  }

  #copy(): void {
    this.#length += this.#bytes.copy(this.#kept, this.#length, this.#from, this.#end);
  }
}
