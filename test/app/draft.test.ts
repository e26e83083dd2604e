import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchRows } from '../../db/audit/row-triggers.ts';
import { openForWriting, overSqlite } from '../../db/connection.ts';
import { databaseName } from '../../db/open.ts';
import { contentFingerprint } from '../../db/record-export.ts';
import { withoutEntry } from '../../db/repos/audit.repo.ts';
import { createWriter } from '../../db/transaction.ts';
import { draftOfItem, maxDraftBody, maxDrafts } from '../../shared/domain/draft.rules.ts';
import type { AgendaItemId } from '../../shared/ids.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { arrive, convene, detail, item, open, queue, seat } from '../support/session.ts';

const spoken = '一线代表：窑尾岗位标准偏低';
const body = JSON.stringify({ texts: { discussion: { text: spoken, base: '' } } });
const place = draftOfItem('0199a000-0000-7000-8000-000000000001' as AgendaItemId);
const somePlace = (n: number) => draftOfItem(`0199a000-0000-7000-8000-${String(n).padStart(12, '0')}` as AgendaItemId);

const kept = async (by: Person) => (await by.do('draft.list', {})).map((draft) => draft.place);
const entries = (host: TestHost) => host.rows('SELECT count(*) AS n FROM audit_entry')[0]?.['n'];

describe('what somebody has begun to write', () => {
  it('is there for the same account after a restart, and for nobody else', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await host.person(chair, 'officer');
    await chair.do('draft.keep', { place, body });
    const again = await host.reopen();
    expect(await (await again.signIn('chair')).do('draft.list', {})).toEqual([
      { place, body, savedAt: expect.stringMatching(/^2025-09-26T09:00/) },
    ]);
    const officer = await again.signIn('officer1');
    expect(await officer.do('draft.list', {})).toEqual([]);
    await officer.do('draft.drop', { place });
    await officer.do('draft.keep', { place, body: '{}' });
    expect((await (await again.signIn('chair')).do('draft.list', {}))[0]?.body).toBe(body);
  });

  it('is replaced by what is written next, and gone once it was saved or given up', async () => {
    const chair = await (await testHost()).chair();
    await chair.do('draft.keep', { place, body: '{"text":"一线"}' });
    await chair.do('draft.keep', { place, body });
    expect(await chair.do('draft.list', {})).toMatchObject([{ body }]);
    await chair.do('draft.drop', { place });
    await chair.do('draft.drop', { place });
    expect(await chair.do('draft.list', {})).toEqual([]);
  });

  it('leaves no entry in the chain and no reply, however often the writer pauses', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const count = () => [entries(host), host.rows('SELECT count(*) AS n FROM command_receipt')[0]?.['n']];
    const before = count();
    for (let n = 1; n <= 5; n += 1) await chair.do('draft.keep', { place, body: JSON.stringify({ text: spoken, n }) });
    await chair.do('draft.drop', { place });
    expect(count()).toEqual(before);
    expect(host.rows('SELECT * FROM audit_change WHERE tableName = ?', 'draft')).toEqual([]);
    await chair.do('draft.keep', { place, body });
    expect((await chair.do('audit.verify', {})).outcome).toBe('holds');
    await chair.do('petition.register', { text: '灯坏了' });
    expect((await chair.do('audit.verify', {})).outcome).toBe('holds');
  });

  it('has its limits: of length, of places, and the fifty written last', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const full = `{"text":"${'长'.repeat(maxDraftBody - 11)}"}`;
    expect(full).toHaveLength(maxDraftBody);
    await chair.do('draft.keep', { place, body: full });
    expect((await chair.refused('draft.keep', { place, body: `${full} ` })).code).toBe('INVALID_INPUT');
    for (const wrong of ['', 'elsewhere', 'item:', 'item:x', `${place}x`])
      expect((await chair.refused('draft.keep', { place: wrong, body })).code).toBe('INVALID_INPUT');
    await chair.do('draft.drop', { place });
    const officer = await host.person(chair, 'officer');
    await officer.do('draft.keep', { place: 'intake', body });
    for (let n = 1; n <= maxDrafts; n += 1) await chair.do('draft.keep', { place: somePlace(n), body });
    expect(await kept(chair)).toHaveLength(maxDrafts);
    const later = await host.reopen('2025-09-26T17:01:00+08:00');
    const same = await later.signIn('chair');
    await same.do('draft.keep', { place: 'intake', body });
    expect(await kept(same)).toHaveLength(maxDrafts);
    expect((await kept(same))[0]).toBe('intake');
    // The one just kept is not the one to go, also where the clock was set back.
    const earlier = await later.reopen('2025-09-25T08:00:00+08:00');
    const still = await earlier.signIn('chair');
    await still.do('draft.keep', { place: somePlace(99), body });
    expect(await kept(still)).toContain(somePlace(99));
    expect(await kept(await earlier.signIn('officer1'))).toEqual(['intake']);
  });

  it('stays at home when the record goes out in open formats, and is no part of its fingerprint', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await chair.do('draft.keep', { place, body });
    const to = mkdtempSync(path.join(tmpdir(), 'gongshi-draft-'));
    onTestFinished(() => rmSync(to, { recursive: true, force: true }));
    const { fingerprint } = await chair.do('backup.exportEverything', { to });
    expect(readFileSync(path.join(to, 'tables', 'draft.jsonl'), 'utf8')).toBe('');
    await host.close();
    const fresh = await testHost();
    expect(await fresh.send('backup.importEverything', { from: to })).toMatchObject({ ok: true });
    expect(contentFingerprint(path.join(fresh.dataDir, databaseName))).toBe(fingerprint);
    expect(await kept(await fresh.signIn('chair'))).toEqual([]);
  });
});

describe('drafts that are over', () => {
  it('are thrown away thirty days after the last word, and overwritten', async () => {
    let host = await testHost('2025-09-26T17:00:00+08:00');
    await (await host.chair()).do('draft.keep', { place: 'intake', body });
    host = await host.reopen('2025-10-26T23:00:00+08:00');
    expect(await host.backend.clearDrafts()).toBe(0);
    host = await host.reopen('2025-10-27T00:10:00+08:00');
    const before = entries(host);
    expect(await host.backend.clearDrafts()).toBe(1);
    expect([host.rows('SELECT * FROM draft'), entries(host)]).toEqual([[], before]);
    for (const end of ['', '-wal']) {
      const file = readFileSync(path.join(host.dataDir, `${databaseName}${end}`));
      expect(file.includes(Buffer.from(spoken)), end).toBe(false);
    }
  });

  it('go with their session: at once where it was cancelled, the day after where it was closed', async () => {
    let host = await testHost('2025-09-26T17:00:00+08:00');
    let chair = await host.chair();
    await seat(host, 5);
    await queue(chair, '高温津贴没有按标准发放', { urgent: true });
    const sessionId = await convene(chair);
    const { id: itemId } = await item(chair, sessionId);
    await chair.do('draft.keep', { place: draftOfItem(itemId), body });
    await chair.do('draft.keep', { place: 'intake', body });
    await arrive(chair, sessionId, { representatives: 5, head: true });
    await open(chair, sessionId);
    const { version } = await item(chair, sessionId);
    await chair.do('session.decide', { itemId, version, outcome: 'postponed', note: '下次再议' });
    expect(await host.backend.clearDrafts()).toBe(0);
    await chair.do('session.close', { sessionId, version: (await detail(chair, sessionId)).version });
    expect(await host.backend.clearDrafts()).toBe(0);
    host = await host.reopen('2025-09-27T09:00:00+08:00');
    chair = await host.signIn('chair');
    expect(await host.backend.clearDrafts()).toBe(1);
    expect(await kept(chair)).toEqual(['intake']);

    const next = await convene(chair, '2025-09-27T10:00:00.000Z');
    const { id } = await item(chair, next);
    await chair.do('draft.keep', { place: draftOfItem(id), body });
    expect(await host.backend.clearDrafts()).toBe(0);
    await chair.do('session.cancel', { sessionId: next, version: 0, reason: '停电' });
    expect(await host.backend.clearDrafts()).toBe(1);
    expect(await kept(chair)).toEqual(['intake']);
  });

  it('are thrown away by the program alone', async () => {
    const host = await testHost();
    expect((await (await host.chair()).refused('draft.clear', {})).code).toBe('UNKNOWN_CALL');
  });
});

it('has nothing to throw away, and fails at nothing, before the enterprise is set up', async () => {
  const host = await testHost();
  expect(await host.backend.clearDrafts()).toBe(0);
  expect(host.errors).toEqual([]);
});

it('lets no command without an entry change what the chain speaks of', async () => {
  const host = await testHost();
  await host.chair();
  await host.close();
  const sqlite = openForWriting(path.join(host.dataDir, databaseName));
  watchRows(sqlite);
  const writer = createWriter(overSqlite(sqlite));
  const rename = writer.run(async (tx) =>
    withoutEntry(tx, async () => tx.updateTable('enterprise').set({ name: '改了名' }).execute()),
  );
  await expect(rename).rejects.toThrow('changed the record without an entry');
  expect(sqlite.prepare('SELECT count(*) FROM enterprise WHERE name = ?').pluck().get('改了名')).toBe(0);
  sqlite.close();
});
