import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { firstBrokenEntry } from '../../db/check-database.ts';
import { databaseName } from '../../db/open.ts';
import { contentFingerprint } from '../../db/record-export.ts';
import { testHost } from '../support/backend.ts';

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-everything-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('comes out in open formats and goes into an empty installation as the identical record', async () => {
  const host = await testHost();
  const chair = await host.chair();
  const wav = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt '), Buffer.alloc(40, 1)]).toString('base64');
  const { attachmentId } = await chair.do('attachment.add', { name: 'a.wav', content: wav });
  await chair.do('petition.register', {
    text: '三楼洗手台水龙头关不紧',
    attachmentIds: [attachmentId],
    identity: { name: '陈小明', phone: '13800138000', employeeNo: '' },
  });
  // A recording is kept without what its recorder wrote into it.
  const { content: kept } = await chair.do('attachment.read', { attachmentId });
  const to = newFolder();
  const officer = await host.person(chair, 'officer');
  expect((await officer.refused('backup.exportEverything', { to })).code).toBe('FORBIDDEN');
  const exported = await chair.do('backup.exportEverything', { to });
  expect((await chair.refused('backup.exportEverything', { to })).code).toBe('FOLDER_NOT_EMPTY');
  expect(exported).toMatchObject({ attachments: 1 });
  const petitions = readFileSync(path.join(to, 'tables', 'petition.jsonl'), 'utf8')
    .trim()
    .split('\n');
  expect(JSON.parse(petitions[0] ?? '')).toMatchObject({ text: '三楼洗手台水龙头关不紧' });
  // What was sealed stays sealed in the open formats.
  expect(readFileSync(path.join(to, 'tables', 'sealed_identity.jsonl'), 'utf8')).not.toContain('陈小明');
  expect((await host.send('backup.importEverything', { from: to })).ok).toBe(false);
  await host.close();

  const fresh = await testHost();
  expect(await fresh.send('backup.importEverything', { from: to })).toMatchObject({ ok: true });
  const file = path.join(fresh.dataDir, databaseName);
  expect(contentFingerprint(file)).toBe(exported.fingerprint);
  expect(contentFingerprint(file)).toBe(contentFingerprint(path.join(host.dataDir, databaseName)));
  expect(firstBrokenEntry(file)).toBeUndefined();
  const again = await fresh.signIn('chair');
  expect((await again.do('petition.list', { words: '水龙头' })).rows).toHaveLength(1);
  expect((await again.do('attachment.read', { attachmentId })).content).toBe(kept);
  // Triggers are back: what was decided cannot be changed past the program.
  expect(fresh.rows("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'trigger'")).toEqual(
    host.rows("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'trigger'"),
  );
  await again.do('petition.register', { text: '导入之后的诉求' });
  expect(contentFingerprint(file)).not.toBe(exported.fingerprint);
});

it('refuses a folder that was changed or is incomplete, naming the file', async () => {
  const host = await testHost();
  const chair = await host.chair();
  await chair.do('petition.register', { text: '诉求' });
  const to = newFolder();
  await chair.do('backup.exportEverything', { to });
  await host.close();
  const fresh = await testHost();
  const refusal = async (): Promise<unknown> => {
    const reply = await fresh.send('backup.importEverything', { from: to });
    return reply.ok ? reply : [reply.error.code, reply.error.details['file'] ?? null];
  };
  const table = path.join(to, 'tables', 'petition.jsonl');
  const before = readFileSync(table);
  appendFileSync(table, '{}\n');
  expect(await refusal()).toEqual(['EXPORT_DAMAGED', 'petition.jsonl']);
  rmSync(table);
  expect(await refusal()).toEqual(['EXPORT_DAMAGED', 'petition.jsonl']);
  writeFileSync(table, before);
  const manifest = path.join(to, 'manifest.json');
  const whole = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, whole.replace('0006-trust', '0007-later'));
  expect(await refusal()).toEqual(['BACKUP_NEWER', null]);
  rmSync(manifest);
  mkdirSync(manifest);
  expect(await refusal()).toEqual(['EXPORT_DAMAGED', 'manifest.json']);
  rmSync(manifest, { recursive: true });
  writeFileSync(manifest, whole);
  expect(await fresh.send('backup.importEverything', { from: to })).toMatchObject({ ok: true });
});
