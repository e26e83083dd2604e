import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { largestImportBytes } from '../../shared/contract/import.contract.ts';
import { testHost } from '../support/backend.ts';

const data = path.resolve(import.meta.dirname, '../data');
const kinds = ['petitions', 'employees', 'representatives', 'management'] as const;

describe('files that are too large', () => {
  it('are refused with the limit, packed or unpacked, and no memory is spent on them', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const prepare = (bytes: Buffer, fileName: string) =>
      chair.refused('import.prepare', { kind: 'petitions', fileName, content: bytes.toString('base64') });
    expect(await prepare(Buffer.alloc(largestImportBytes + 1, 'a'), 'a.csv')).toEqual({
      code: 'FILE_TOO_LARGE',
      details: { limit: 40 },
    });
    // A workbook whose directory says that it unpacks to far more than it is.
    const zip = new PizZip(readFileSync(path.join(data, 'petitions.xlsx')));
    zip.file('xl/worksheets/sheet9.xml', Buffer.alloc(1024));
    const bytes = zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
    const directory = bytes.lastIndexOf(Buffer.from('xl/worksheets/sheet9.xml')) - 46;
    expect(bytes.readUInt32LE(directory)).toBe(0x02014b50);
    bytes.writeUInt32LE(2 ** 31 - 1, directory + 24);
    expect(await prepare(bytes, 'a.xlsx')).toEqual({ code: 'FILE_TOO_LARGE', details: { limit: 256 } });
  });
});

describe('every file of test/data/bad', () => {
  it.each(readdirSync(path.join(data, 'bad')))(
    '%s never breaks the program, whatever it is taken for',
    async (file) => {
      const host = await testHost('2026-11-20T09:00:00+08:00');
      const chair = await host.chair();
      const content = readFileSync(path.join(data, 'bad', file)).toString('base64');
      for (const kind of kinds) {
        const reply = await host.send('import.prepare', { kind, fileName: file, content }, chair.token);
        if (!reply.ok) expect(reply.error.code, kind).toMatch(/^FILE_/);
      }
      expect(host.errors).toEqual([]);
      expect(host.rows('SELECT (SELECT count(*) FROM petition) + (SELECT count(*) FROM person) AS n')).toEqual([
        { n: 0 },
      ]);
    },
  );

  it('cut off or changed at any place never breaks the program either', async () => {
    const host = await testHost('2026-11-20T09:00:00+08:00');
    const chair = await host.chair();
    for (const name of ['petitions.xlsx', 'bad/08_merged_header.xlsx', 'employees.csv']) {
      const whole = readFileSync(path.join(data, name));
      for (let i = 1; i < 12; i += 1) {
        const at = Math.floor((whole.length * i) / 12);
        const changed = Buffer.from(whole);
        changed.fill(0xa5, at, at + 64);
        for (const bytes of [whole.subarray(0, at), changed]) {
          const content = bytes.toString('base64');
          const file = { kind: 'petitions', fileName: name, content };
          const reply = await host.send('import.prepare', file, chair.token);
          if (!reply.ok) expect(reply.error.code, `${name} ${at}`).toMatch(/^FILE_/);
        }
      }
    }
    expect(host.errors).toEqual([]);
  });
});

describe('an attachment whose file has gone', () => {
  it('is told with what was kept, and the petition opens as before', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const photo = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x12, 0x34, 0xff, 0xd9]);
    const file = { name: 'a.jpg', content: photo.toString('base64') };
    const { attachmentId } = await chair.do('attachment.add', file);
    const { petitionId } = await chair.do('petition.register', { text: '水龙头关不紧', attachmentIds: [attachmentId] });
    const root = path.join(host.dataDir, 'attachments');
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) writeFileSync(path.join(entry.parentPath, entry.name), photo.subarray(0, 5));
    expect((await chair.refused('attachment.read', { attachmentId })).code).toBe('FILE_MISSING');
    expect((await chair.do('petition.get', { petitionId })).attachments).toHaveLength(1);
    // Handed in again, the same content mends it.
    await chair.do('attachment.add', file);
    expect((await chair.do('attachment.read', { attachmentId })).content).toBe(file.content);
  });
});
