/**
 * What a file holds, by its content: the host takes recordings of these kinds (MP3, AAC, MP4 and 3GP with nothing but
 * sound, WAV, AMR). Told when it is picked, so that nobody writes for long and is refused at the end. Undefined for a
 * picture and everything else.
 */
export function soundIn(bytes: Uint8Array): 'recording' | 'film' | undefined {
  if (textAt(bytes, 4, 4) === 'ftyp') return inMp4(bytes);
  if (textAt(bytes, 0, 5) === '#!AMR') return 'recording';
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WAVE') return 'recording';
  if (textAt(bytes, 0, 3) === 'ID3') return 'recording';
  const [first = 0, second = 0, third = 0] = bytes;
  if (first !== 0xff) return undefined;
  const isAdts = (second & 0xf6) === 0xf0;
  // Version, layer (the first is of no recorder), rate and samples that there are.
  const isMpeg =
    (second & 0xe0) === 0xe0 &&
    (second & 0x18) !== 0x08 &&
    (second & 0x06) !== 0 &&
    (second & 0x06) !== 6 &&
    third >> 4 !== 15 &&
    (third & 0x0c) !== 0x0c;
  return isAdts || isMpeg ? 'recording' : undefined;
}

/** By its tracks: what they are of stands in moov, trak, mdia, hdlr. */
function inMp4(bytes: Uint8Array): 'recording' | 'film' | undefined {
  const tracks = boxesIn(bytes, 'moov').flatMap((moov) => boxesIn(moov, 'trak'));
  const kinds = tracks.map((track) => {
    const [hdlr] = boxesIn(track, 'mdia').flatMap((mdia) => boxesIn(mdia, 'hdlr'));
    return hdlr === undefined ? '' : textAt(hdlr, 8, 4);
  });
  if (kinds.includes('vide')) return 'film';
  return kinds.length > 0 && kinds.every((kind) => kind === 'soun') ? 'recording' : undefined;
}

/** The contents of the boxes of this type in a row of boxes (ISO/IEC 14496-12). */
function boxesIn(bytes: Uint8Array, type: string): Uint8Array[] {
  const found: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length;) {
    let [size, head] = [view.getUint32(at), 8];
    if (size === 0) size = bytes.length - at;
    if (size === 1 && at + 16 <= bytes.length) [size, head] = [Number(view.getBigUint64(at + 8)), 16];
    if (size < head || at + size > bytes.length) break;
    if (textAt(bytes, at + 4, 4) === type) found.push(bytes.subarray(at + head, at + size));
    at += size;
  }
  return found;
}

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
