/** Recordings as small as they come, with `secret` in every place where recorders write of themselves. */

export const sound = Buffer.from('the sound itself, sixteen times over. '.repeat(16));

/** A box of an MP4 file. */
export function box(type: string, ...content: readonly (Buffer | string)[]): Buffer {
  const bytes = Buffer.concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(bytes.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, bytes]);
}

/** Version and flags, when it was made and changed, and some fields more. */
const timed = (version: number): Buffer =>
  Buffer.concat([Buffer.from([version, 0, 0, 0]), Buffer.alloc(version === 1 ? 16 : 8, 0xe5), Buffer.alloc(80, 7)]);

/** An M4A file; `handler` is what its track is of, `brand` what it says that it is. */
export function m4a(secret: string, handler = 'soun', version = 0, brand = 'M4A '): Buffer {
  const hdlr = box('hdlr', Buffer.alloc(8), handler, Buffer.alloc(12), `${secret}\0`);
  const dref = box('dref', Buffer.alloc(8), box('url ', Buffer.alloc(4), `file:///${secret}`));
  const stco = Buffer.alloc(12);
  const stbl = box('stbl', box('stsd', Buffer.alloc(8)), box('stco', stco), box('udta', secret));
  const minf = box('minf', box('smhd', Buffer.alloc(8)), box('dinf', dref), stbl);
  const mdia = box('mdia', box('mdhd', timed(version)), hdlr, minf);
  const trak = box('trak', box('tkhd', timed(version)), mdia, box('udta', secret), box('meta', secret));
  const moov = box('moov', box('mvhd', timed(version)), trak, box('udta', box('©xyz', secret)), box('meta', secret));
  const ftyp = box('ftyp', `${brand}\0\0\0\0${brand}`);
  return Buffer.concat([
    ftyp,
    moov,
    box('uuid', secret),
    box('free', secret),
    box('mdat', sound),
    Buffer.from('SEFT'),
    Buffer.from(secret),
  ]);
}

/** One frame of 128 kbit/s at 44.1 kHz, MPEG-1 layer III. */
export function frame(fill: number): Buffer {
  const bytes = Buffer.alloc(417, fill);
  bytes.set([0xff, 0xfb, 0x90, 0x00]);
  return bytes;
}

export function mp3(secret: string, frames: readonly Buffer[]): Buffer {
  const text = Buffer.from(`TSSE${secret}`);
  const head = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, text.length >> 7, text.length & 0x7f]);
  const last = Buffer.alloc(128);
  last.write(`TAG${secret}`);
  const ape = Buffer.from(`APETAGEX\u00ff${secret}`, 'latin1');
  return Buffer.concat([head, text, ...frames, ape, last]);
}

export function wav(secret: string): Buffer {
  const chunk = (type: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type);
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
  };
  const info = Buffer.from(`INFOISFT${secret}`);
  const chunks = [chunk('bext', info), chunk('fmt ', Buffer.alloc(16, 1)), chunk('LIST', info), chunk('data', sound)];
  return Buffer.concat([chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks])), Buffer.from(secret)]);
}

/** One frame of ADTS, mono at 16 kHz. */
export function adts(fill: number): Buffer {
  const bytes = Buffer.alloc(200, fill);
  bytes.set([0xff, 0xf1, 0x60, 0x40, bytes.length >> 3, ((bytes.length & 7) << 5) | 0x1f, 0xfc]);
  return bytes;
}

export function aac(secret: string, frames: readonly Buffer[]): Buffer {
  const text = Buffer.from(`TSSE${secret}`);
  const head = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, text.length >> 7, text.length & 0x7f]);
  const last = Buffer.alloc(128);
  last.write(`TAG${secret}`);
  return Buffer.concat([head, text, ...frames, last]);
}

/** A voice memo of old phones, each of its frames as long as they come: narrow band at 12.2 kbit/s, wide band at 23.85. */
export function amr(line = '#!AMR\n'): Buffer {
  const [head, length] = line === '#!AMR\n' ? [0x3c, 31] : [0x44, 60];
  const frame = Buffer.concat([Buffer.from([head]), Buffer.alloc(length, 5)]);
  return Buffer.concat([Buffer.from(line), frame, frame, frame]);
}
