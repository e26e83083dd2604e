/** A piece of bytes that must occur nowhere, with whose it is. */
interface Needle {
  readonly bytes: Buffer;
  readonly of: string;
}

/**
 * Looks for thousands of secrets in large files in one pass. Each is looked for as it is written in UTF-8, UTF-16 of both
 * byte orders, base64 at every alignment, hexadecimal, percent and JSON escapes.
 */
export class SecretFinder {
  readonly #byStart = new Map<number, Needle[]>();
  readonly #starts = new Uint8Array(65_536);

  addText(text: string, of = text): void {
    const utf8 = Buffer.from(text, 'utf8');
    const utf16 = Buffer.from(text, 'utf16le');
    this.addBytes(utf8, of);
    this.#add(utf16, of);
    this.#add(Buffer.from(utf16).swap16(), of);
    this.#add(base64Core(utf16, 0), of);
    const percent = encodeURIComponent(text);
    const escaped = text.replaceAll(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
    for (const spelt of [percent, percent.toLowerCase(), escaped]) this.#add(Buffer.from(spelt), of);
  }

  addBytes(bytes: Buffer, of: string): void {
    this.#add(bytes, of);
    for (const offset of [0, 1, 2]) {
      const core = base64Core(bytes, offset);
      this.#add(core, of);
      this.#add(Buffer.from(core.toString('latin1').replaceAll('+', '-').replaceAll('/', '_')), of);
    }
    const hex = bytes.toString('hex');
    for (const spelt of [hex, hex.toUpperCase()]) this.#add(Buffer.from(spelt), of);
  }

  /** Whose secrets stand in the bytes. */
  in(bytes: Buffer): string[] {
    const found = new Set<string>();
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      if (this.#starts[((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)] === 0) continue;
      for (const needle of this.#byStart.get(bytes.readUInt32BE(at)) ?? [])
        if (
          bytes.compare(needle.bytes, 0, needle.bytes.length, at, Math.min(bytes.length, at + needle.bytes.length)) ===
          0
        )
          found.add(needle.of);
    }
    return [...found];
  }

  #add(bytes: Buffer, of: string): void {
    // Six bytes stand nowhere by chance.
    if (bytes.length < 6) throw new Error(`${of} is too short to be told from chance`);
    const start = bytes.readUInt32BE(0);
    this.#starts[start >>> 16] = 1;
    this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), { bytes, of }]);
  }
}

/** What is the same in the base64 of any text that holds these bytes at this alignment. */
function base64Core(bytes: Buffer, offset: number): Buffer {
  const spelt = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replaceAll('=', '');
  const end = (offset + bytes.length) % 3 === 0 ? spelt.length : spelt.length - 1;
  return Buffer.from(spelt.slice(offset === 0 ? 0 : offset + 1, end));
}
