import { describe, expect, it } from 'vitest';
import { stripMetadata } from '../../electron/backend/trust/strip-metadata.ts';
import { aac, adts, amr, box, frame, m4a, mp3, sound, wav } from '../support/recordings.ts';

const secret = 'HUAWEI Mate 60 2025-10-15T14:15:23 +23.02+113.12/';
const frames = [frame(1), frame(2), frame(3)];

describe('a recording', () => {
  it.each([0, 1])('in M4A loses maker, place and times, and its sound stays where it was: version %i', (version) => {
    const given = m4a(secret, 'soun', version);
    const kept = stripMetadata(given, 'audio/x-m4a');
    expect(kept.includes('HUAWEI')).toBe(false);
    expect(kept.includes(Buffer.from([0xe5]))).toBe(false);
    expect(kept.indexOf(sound)).toBe(given.indexOf(sound));
    for (const type of ['udta', 'meta', 'uuid', 'SEFT']) expect(kept.includes(type), type).toBe(false);
    for (const type of ['mvhd', 'stsd', 'stco']) expect(kept.indexOf(type), type).toBe(given.indexOf(type));
    // What stands behind the times is how long it is and how fast.
    expect(kept.indexOf(Buffer.alloc(80, 7))).toBe(given.indexOf(Buffer.alloc(80, 7)));
    expect(stripMetadata(kept, 'audio/x-m4a')).toEqual(kept);
  });

  it('is refused in M4A when there is a film or a track of places in it, or its boxes do not fit', () => {
    for (const handler of ['vide', 'meta']) {
      expect(() => stripMetadata(m4a(secret, handler), 'audio/mp4')).toThrow(
        expect.objectContaining({ code: 'ATTACHMENT_TYPE' }),
      );
    }
    const tooShort = box('moov', box('mvhd', Buffer.alloc(4)));
    const within = box('moov', Buffer.concat([Buffer.from([0, 0, 9, 0]), Buffer.from('trak')]));
    for (const bytes of [tooShort, within]) {
      expect(() => stripMetadata(bytes, 'audio/mp4')).toThrow(expect.objectContaining({ code: 'FILE_DAMAGED' }));
    }
  });

  it('is refused in MP4 when it leads to no sound: a recorder that was cut off has written no tracks', () => {
    const ftyp = box('ftyp', 'mp42\0\0\0\0isom');
    expect(() => stripMetadata(Buffer.concat([ftyp, box('mdat', sound)]), 'audio/mp4')).toThrow(
      expect.objectContaining({ code: 'FILE_DAMAGED' }),
    );
    const hdlr = box('hdlr', Buffer.alloc(8), 'soun', Buffer.alloc(12));
    const moov = box('moov', box('trak', box('mdia', hdlr)), box('trak', box('mdia')));
    expect(() => stripMetadata(Buffer.concat([ftyp, moov, box('mdat', sound)]), 'audio/mp4')).toThrow(
      expect.objectContaining({ code: 'ATTACHMENT_TYPE' }),
    );
  });

  it('in AAC keeps its frames and nothing else', () => {
    const three = [adts(1), adts(2), adts(3)];
    expect(stripMetadata(aac(secret, three), 'audio/aac')).toEqual(Buffer.concat(three));
    expect(() => stripMetadata(aac(secret, []), 'audio/aac')).toThrow(
      expect.objectContaining({ code: 'FILE_DAMAGED' }),
    );
  });

  it.each([
    ['without a checksum', 0xf1, 11],
    ['with one', 0xf0, 13],
  ])('in AAC has frames with room for sound in them: %s', (_what, second, shortest) => {
    const frameOf = (length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      bytes.set([0xff, second, 0x60, 0x40, length >> 3, ((length & 7) << 5) | 0x1f, 0xfc]);
      return bytes;
    };
    const many = (length: number): Buffer => Buffer.concat(Array.from({ length: 1000 }, () => frameOf(length)));
    expect(stripMetadata(many(shortest), 'audio/aac')).toEqual(many(shortest));
    expect(() => stripMetadata(many(shortest - 1), 'audio/aac')).toThrow(
      expect.objectContaining({ code: 'FILE_DAMAGED' }),
    );
  });

  it('in AAC comes out whole from among twenty thousand tags', () => {
    const pair = Buffer.concat([adts(1), adts(2)]);
    const given = Array.from({ length: 20_000 }, () => [pair, Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1')]).flat();
    const kept = stripMetadata(Buffer.concat(given), 'audio/aac');
    expect(kept.equals(Buffer.concat(given.filter((part) => part === pair)))).toBe(true);
  });

  it.each([
    ['#!AMR\n', 32],
    ['#!AMR-WB\n', 61],
  ])('in AMR keeps its frames and nothing behind them: %j', (line, length) => {
    const given = amr(line);
    expect(stripMetadata(given, 'audio/amr')).toEqual(given);
    const cutOff = given.subarray(0, -1);
    expect(stripMetadata(cutOff, 'audio/amr')).toEqual(given.subarray(0, -length));
    // A letter that could be the head of a frame, of which no more than words follows.
    const like = `D${secret}${secret}`;
    expect(stripMetadata(Buffer.concat([given, Buffer.from(like)]), 'audio/amr')).toEqual(given);
    const unlike = Buffer.concat([given, Buffer.from(secret)]);
    expect(stripMetadata(unlike, 'audio/amr')).toEqual(given.subarray(0, -length));
  });

  it.each([
    ['#!AMR\n', [13, 14, 16, 18, 20, 21, 27, 32, 6], [15]],
    ['#!AMR-WB\n', [18, 24, 33, 37, 41, 47, 51, 59, 61, 6], [14, 15]],
  ])('in AMR may change its rate, pause and go on: %j', (line, lengths, empty) => {
    const frames = lengths.map((length, type) =>
      Buffer.concat([Buffer.from([(type << 3) | 4]), Buffer.alloc(length - 1, 0xff)]),
    );
    const pauses = empty.map((type) => Buffer.from([(type << 3) | 4]));
    const given = Buffer.concat([Buffer.from(line), ...frames, ...pauses, ...frames]);
    expect(stripMetadata(given, 'audio/amr')).toEqual(given);
  });

  it.each(['#!AMR', '#!AMR\n', '#!AMR HUAWEI\n', `#!AMR\n${secret}`, `#!AMR\nGPS ${secret}`, `#!AMR-WB\n${secret}`])(
    'in AMR is refused when there is no frame in it: %j',
    (content) => {
      expect(() => stripMetadata(Buffer.from(content), 'audio/amr')).toThrow(
        expect.objectContaining({ code: 'FILE_DAMAGED' }),
      );
    },
  );

  it('in MP3 keeps its frames and nothing else', () => {
    expect(stripMetadata(mp3(secret, frames), 'audio/mpeg')).toEqual(Buffer.concat(frames));
    const twice = Buffer.concat([mp3(secret, frames), mp3(secret, frames)]);
    expect(stripMetadata(twice, 'audio/mpeg')).toEqual(Buffer.concat([...frames, ...frames]));
    expect(() => stripMetadata(mp3(secret, []), 'audio/mpeg')).toThrow(
      expect.objectContaining({ code: 'FILE_DAMAGED' }),
    );
  });

  it('in WAV keeps how it sounds', () => {
    const kept = stripMetadata(wav(secret), 'audio/wav');
    expect(kept.includes('HUAWEI')).toBe(false);
    expect(kept.includes(sound)).toBe(true);
    expect(kept.readUInt32LE(4)).toBe(kept.length - 8);
    expect(kept.toString('latin1', 12, 16)).toBe('fmt ');
  });
});

describe('a photo or a recording in more parts than are ever made, for which everybody would wait,', () => {
  const riff = (type: string, chunk: string) => (parts: number) =>
    Buffer.concat([Buffer.from(`RIFF\0\0\0\0${type}`), Buffer.from(chunk.repeat(parts))]);
  const moov = box('moov', box('trak', box('mdia', box('hdlr', Buffer.alloc(8), 'soun', Buffer.alloc(12)))));

  it.each([
    ['WAV', 'audio/wav', riff('WAVE', 'data\0\0\0\0')],
    ['WebP', 'image/webp', riff('WEBP', 'VP8 \0\0\0\0')],
    [
      'PNG',
      'image/png',
      (parts: number) => Buffer.from(`12345678${'\0\0\0\0IDAT0000'.repeat(parts - 1)}\0\0\0\0IEND0000`),
    ],
    ['MP4', 'audio/mp4', (parts: number) => Buffer.concat([moov, Buffer.from('\0\0\0\x08free'.repeat(parts - 4))])],
  ])('is refused: %s', (_what, mime, inParts) => {
    expect(stripMetadata(inParts(100_000), mime)).toHaveLength(inParts(100_000).length);
    expect(() => stripMetadata(inParts(100_001), mime)).toThrow(expect.objectContaining({ code: 'FILE_DAMAGED' }));
  });
});
