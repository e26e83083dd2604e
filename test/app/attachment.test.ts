import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { testHost, type TestHost } from '../support/backend.ts';
import { aac, adts, amr, m4a } from '../support/recordings.ts';

const base64 = (bytes: Buffer): string => bytes.toString('base64');

/** A JPEG whose EXIF segment names a place, with the smallest picture data behind it. */
function photo(secret: string): Buffer {
  const exif = Buffer.from(`Exif\0\0${secret}`);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif]);
  const jfif = Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x12, 0x34, 0xff, 0xd9]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), jfif, segment, scan, Buffer.from(`trailing ${secret}`)]);
}

function keptFiles(host: TestHost): string[] {
  const root = path.join(host.dataDir, 'attachments');
  return readdirSync(root, { recursive: true })
    .map((name) => path.join(root, String(name)))
    .filter((file) => statSync(file).isFile());
}

describe('adding an attachment', () => {
  it('keeps the picture and nothing that tells where and with what it was taken', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const added = await chair.do('attachment.add', { name: 'IMG_1.jpg', content: base64(photo('GPS 23.02N 113.12E')) });
    expect(added).toMatchObject({ mime: 'image/jpeg', metadataRemoved: true });
    const [file] = keptFiles(host);
    const bytes = readFileSync(file ?? '');
    expect(bytes.includes('GPS')).toBe(false);
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(bytes.subarray(-4)).toEqual(Buffer.from([0x12, 0x34, 0xff, 0xd9]));
  });

  it.each([
    ['mp42', m4a('HUAWEI', 'soun', 0, 'mp42'), 'audio/mp4'],
    ['isom', m4a('HUAWEI', 'soun', 0, 'isom'), 'audio/mp4'],
    ['3gp4', m4a('HUAWEI', 'soun', 0, '3gp4'), 'audio/mp4'],
    ['raw AAC', aac('HUAWEI', [adts(1), adts(2)]), 'audio/aac'],
    ['raw AAC without tags', aac('HUAWEI', [adts(1), adts(2)]).subarray(20), 'audio/aac'],
    ['AMR', amr(), 'audio/amr'],
    ['wide-band AMR', amr('#!AMR-WB\n'), 'audio/amr'],
  ])('takes a recording as phones make them: %s', async (_what, bytes, mime) => {
    const host = await testHost();
    const chair = await host.chair();
    expect(await chair.do('attachment.add', { name: 'a.mp4', content: base64(bytes) })).toMatchObject({ mime });
    const [file] = keptFiles(host);
    expect(readFileSync(file ?? '').includes('HUAWEI')).toBe(false);
  });

  it.each([
    ['a film', m4a('x', 'vide', 0, 'mp42'), 'ATTACHMENT_TYPE'],
    ['a program renamed to .jpg', Buffer.from('MZ\x90\0\x03not a picture at all'), 'ATTACHMENT_TYPE'],
    ['an empty file', Buffer.alloc(0), 'FILE_EMPTY'],
    ['a JPEG cut off in its header', photo('x').subarray(0, 40), 'FILE_DAMAGED'],
    ['eleven megabytes', Buffer.concat([photo('x'), Buffer.alloc(11 * 1024 * 1024)]), 'ATTACHMENT_TOO_LARGE'],
  ])('refuses %s', async (_what, bytes, code) => {
    const host = await testHost();
    const chair = await host.chair();
    expect((await chair.refused('attachment.add', { name: 'a.jpg', content: base64(bytes) })).code).toBe(code);
    expect(host.rows('SELECT count(*) AS n FROM attachment')).toEqual([{ n: 0 }]);
  });

  it('belongs to the petition it was handed in with; what shows the person is sealed, and only counted', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const management = await host.person(chair, 'management');
    const open = await chair.do('attachment.add', { name: 'a.jpg', content: base64(photo('a')) });
    const personal = await chair.do('attachment.add', {
      name: 'b.jpg',
      content: base64(photo('b')),
      showsPerson: true,
    });
    const { petitionId } = await chair.do('petition.register', {
      text: '三楼洗手台水龙头关不紧',
      attachmentIds: [open.attachmentId, personal.attachmentId],
    });
    for (const person of [chair, management]) {
      const seen = await person.do('petition.get', { petitionId });
      expect(seen.attachments.map((file) => file.name)).toEqual(['a.jpg']);
      expect(seen.sealedFiles).toBe(1);
    }
    expect((await management.do('attachment.read', { attachmentId: open.attachmentId })).mime).toBe('image/jpeg');
    for (const person of [chair, management]) {
      const refusal = await person.refused('attachment.read', { attachmentId: personal.attachmentId });
      expect(refusal.code).toBe('NOT_FOUND');
    }
  });

  it('says so when a file has gone or was changed on the disk; the record stays', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { attachmentId } = await chair.do('attachment.add', { name: 'a.jpg', content: base64(photo('a')) });
    const [file = ''] = keptFiles(host);
    writeFileSync(file, 'something else');
    expect((await chair.refused('attachment.read', { attachmentId })).code).toBe('FILE_MISSING');
    rmSync(file);
    expect((await chair.refused('attachment.read', { attachmentId })).code).toBe('FILE_MISSING');
    expect(host.rows('SELECT count(*) AS n FROM attachment')).toEqual([{ n: 1 }]);
  });
});
