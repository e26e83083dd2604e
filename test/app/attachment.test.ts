import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../db/open.ts';
import { getAttachment, hasFile } from '../../db/repos/attachment.repo.ts';
import { currentUnionKey, insertUnionKey, retireUnionKey } from '../../db/repos/union-key.repo.ts';
import { FilesInHand } from '../../electron/backend/trust/files-in-hand.ts';
import { openSealedFile } from '../../electron/backend/trust/sealed-file.ts';
import { makeKeyPair } from '../../electron/backend/trust/sealing.ts';
import { takeFile } from '../../electron/backend/trust/take-file.ts';
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

  it('is off the disk again when nothing is registered, unless the same picture belongs to somebody else', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const handIn = (files: readonly Buffer[]) =>
      host.send('petition.handIn', {
        text: '三楼洗手台水龙头关不紧',
        files: files.map((bytes) => ({ name: 'a.jpg', content: base64(bytes) })),
      });
    const another = photo('b');
    another[another.indexOf(Buffer.from([0x12, 0x34]))] = 0x56;
    await chair.do('attachment.add', { name: 'a.jpg', content: base64(photo('a')) });
    const reply = await handIn([photo('a'), another, Buffer.from('no picture')]);
    expect(reply).toMatchObject({ ok: false, error: { code: 'ATTACHMENT_TYPE' } });
    await expect.poll(() => keptFiles(host).length).toBe(1);
    expect(await handIn([photo('a')])).toMatchObject({ ok: true });
    expect(host.rows('SELECT sha256 FROM attachment')).toHaveLength(2);
    expect(keptFiles(host)).toHaveLength(1);
  });

  it('is kept whole and once when many hand the same in at the same moment', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const small = photo('a');
    const end = small.indexOf(Buffer.from([0x34, 0xff, 0xd9]));
    const large = Buffer.concat([small.subarray(0, end), Buffer.alloc(2_000_000, 7), small.subarray(end)]);
    const added = await Promise.all(
      Array.from({ length: 12 }, () => chair.do('attachment.add', { name: 'a.jpg', content: base64(large) })),
    );
    expect(keptFiles(host)).toHaveLength(1);
    for (const { attachmentId } of added)
      expect((await chair.do('attachment.read', { attachmentId })).mime).toBe('image/jpeg');
  });

  it('that was handed in before is not written anew when the command is sent again', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const file = { name: 'a.jpg', content: base64(photo('a')), showsPerson: true };
    const [first, second] = await Promise.all([
      host.send('attachment.add', file, chair.token, 'a-command'),
      host.send('attachment.add', file, chair.token, 'a-command'),
    ]);
    expect(await host.send('attachment.add', file, chair.token, 'a-command')).toEqual(first);
    expect(second).toEqual(first);
    // Each sealing is another content: the second one's would stay for ever.
    await expect.poll(() => keptFiles(host).length).toBe(1);
  });

  it('opens with the present key although that came between writing the file and recording it', async () => {
    const host = await testHost();
    await host.setUp();
    await host.close();
    const store = await openStore({ dataDir: host.dataDir });
    try {
      const isInRecord = (sha256: string) => hasFile(store.read, sha256);
      const after: (() => void | Promise<void>)[] = [];
      const add = await takeFile(
        store.read,
        { name: 'a.jpg', content: base64(photo('a')), showsPerson: true },
        {
          accountId: null,
          now: '2025-09-26T09:00:00.000Z',
          services: { dataDir: host.dataDir, filesInHand: new FilesInHand(host.dataDir, isInRecord) },
          afterCommit: (act) => after.push(act),
          ifUndone: () => undefined,
        },
      );
      const next = await makeKeyPair();
      await store.writer.run(async (tx) => {
        const { id } = await currentUnionKey(tx);
        await retireUnionKey(tx, id, '2025-09-26T09:00:01.000Z');
        await insertUnionKey(tx, { id: 'next', publicKey: next.publicKey, createdAt: '2025-09-26T09:00:01.000Z' });
      });
      const { attachmentId } = await store.writer.run(add);
      for (const act of after) await act();
      const { sha256, sealedKey } = await getAttachment(store.read, attachmentId);
      const opened = await openSealedFile(host.dataDir, next, { sha256, sealedKey: sealedKey ?? new Uint8Array() });
      expect(opened.name).toBe('a.jpg');
      expect(keptFiles(host)).toHaveLength(1);
    } finally {
      await store.close();
    }
  });

  it('is taken away after a week when a killed program left it, whole or half, and no record speaks of it', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await chair.do('attachment.add', { name: 'a.jpg', content: base64(photo('a')) });
    const [kept = ''] = keptFiles(host);
    const folder = path.dirname(kept);
    const [whole, half, fresh] = ['f'.repeat(64), `${'e'.repeat(64)}.1.part`, 'd'.repeat(64)].map((name) => {
      mkdirSync(path.join(folder, '..', name.slice(0, 2)), { recursive: true });
      const file = path.join(folder, '..', name.slice(0, 2), name);
      writeFileSync(file, 'left');
      return file;
    });
    const longAgo = new Date('2025-09-01T00:00:00Z');
    for (const file of [kept, whole, half]) utimesSync(file ?? '', longAgo, longAgo);
    utimesSync(fresh ?? '', new Date('2025-09-26T00:00:00Z'), new Date('2025-09-26T00:00:00Z'));
    await host.backend.eraseDue();
    expect(keptFiles(host).toSorted()).toEqual([kept, path.resolve(fresh ?? '')].toSorted());
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
