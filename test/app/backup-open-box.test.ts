import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { holdsOpenBox } from '../../db/open-boxes.ts';
import { databaseName, openStore } from '../../db/open.ts';
import { copyInTheClear, copyRecord } from '../../electron/backend/backup/make-backup.ts';
import { takeOut } from '../../electron/backend/backup/restore.ts';
import { swapIn } from '../../electron/backend/backup/swap.ts';
import { HeldRecord } from '../../electron/backend/held-record.ts';
import type { Log } from '../../electron/backend/log.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { RepresentativeId } from '../../shared/ids.ts';
import { passphrase, testHost, type TestHost } from '../support/backend.ts';
import { ballotOn, close, sessionWithMajorItem, voteSecretly } from '../support/ballot.ts';
import { writeOlderRecord } from '../support/older-record.ts';
import { phonesOf } from '../support/phone-voter.ts';
import { arrive, convene, detail, open, seat } from '../support/session.ts';

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-open-box-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A secret ballot in which four of six have voted, two of them by phone. */
async function midBallot() {
  const host = await testHost();
  const held = await sessionWithMajorItem(host, 6, 6);
  const { ballotId } = await held.chair.do('ballot.open', ballotOn(held));
  const phones = await phonesOf(host, held.chair);
  for (const phone of phones.slice(0, 2)) await phone.voteSecretly(ballotId, 'against');
  for (const { representativeId } of phones.slice(2, 4)) {
    const { slip } = await held.chair.do('ballot.issueSlip', { ballotId, representativeId });
    const trackingCode = representativeId === phones[2]?.representativeId ? '0000-0001' : '0000-0002';
    await held.chair.do('ballot.cast', { ballotId, slip, trackingCode, choice: 'for' });
  }
  return { host, ballotId, held, chair: held.chair };
}

/** A closed session with an evaluation round in which one sheet was handed in. */
async function midRound() {
  const host = await testHost();
  const chair = await host.chair();
  await seat(host, 6);
  const sessionId = await convene(chair);
  await arrive(chair, sessionId, { representatives: 6, head: true });
  await open(chair, sessionId);
  await chair.do('session.close', { sessionId, version: (await detail(chair, sessionId)).version });
  const { roundId } = await chair.do('evaluation.open', { sessionId });
  const { roll } = await chair.do('evaluation.get', { sessionId });
  const representativeId = roll[0]?.representativeId as never;
  await chair.do('evaluation.rate', { roundId, representativeId, session: 5, petitions: [] });
  return { host, chair, sessionId };
}

/** Everything that an open box holds, as it lies in the file. */
function heldInBoxes(host: TestHost): readonly Uint8Array[] {
  const all = [
    'SELECT sealed AS held FROM secret_slip',
    'SELECT CAST(id AS BLOB) AS held FROM secret_slip',
    'SELECT blindedHash AS held FROM signed_paper',
    'SELECT paperHash AS held FROM used_paper',
    'SELECT sealedHash AS held FROM used_paper',
    'SELECT wrappedKey AS held FROM secret_box',
    'SELECT wrappedSigningKey AS held FROM secret_box WHERE wrappedSigningKey IS NOT NULL',
  ];
  return all.flatMap((sql) => host.rows<{ held: Uint8Array }>(sql).map(({ held }) => held));
}

function howManyIn(file: string, held: readonly Uint8Array[]): number {
  const bytes = readFileSync(file);
  return held.filter((one) => bytes.includes(Buffer.from(one).subarray(0, 16))).length;
}

function tableRows(file: string, table: string): number {
  const sqlite = new Database(file, { readonly: true });
  const rows = sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  sqlite.close();
  return rows;
}

const silent: Log = { info: () => undefined, error: () => '' };

const fileOf = (host: TestHost): string => path.join(host.dataDir, databaseName);

async function restored(host: TestHost, file: string): Promise<string | null> {
  const by = { kind: 'passphrase', accountName: 'chair', passphrase };
  const token =
    existsSync(fileOf(host)) && host.rows('SELECT 1 FROM enterprise').length > 0
      ? await host.signIn('chair')
      : undefined;
  const reply = await host.send('backup.restore', { file, by }, token?.token);
  if (!reply.ok) throw new Error(`${reply.error.code}\n${host.errors.join('\n')}`);
  return (reply.value as OutputOf<'backup.restore'>).setAside;
}

describe('a copy of the record made while votes lie in a box', () => {
  it('has none of them, none of their papers and no key, in no byte', async () => {
    const { host } = await midBallot();
    const held = heldInBoxes(host);
    expect(held).toHaveLength(4 + 4 + 2 + 2 + 2 + 1 + 1);
    await host.backend.services.emptyLog();
    expect(howManyIn(fileOf(host), held), 'all of it is in the record itself').toBe(held.length);
    const copy = await copyRecord(fileOf(host), '2025-09-26T10:00:00.000Z');
    expect(howManyIn(copy?.file ?? '', held)).toBe(0);
    expect(readdirSync(path.dirname(copy?.file ?? '')), 'nor beside it').toHaveLength(1);
    await copy?.remove();
    expect(heldInBoxes(host), 'the record itself keeps them').toEqual(held);
  });

  it('of an evaluation has no sheet either', async () => {
    const { host } = await midRound();
    const held = heldInBoxes(host);
    expect(held).toHaveLength(3);
    const copy = await copyRecord(fileOf(host), '2025-09-26T10:00:00.000Z');
    expect(howManyIn(copy?.file ?? '', held)).toBe(0);
    await copy?.remove();
  });

  it('of before a change of structure has none, whatever tables there were', async () => {
    const { host } = await midBallot();
    const held = heldInBoxes(host);
    await host.close();
    for (const last of ['0004-session', '0006-trust', '0007-lan']) {
      const folder = newFolder();
      writeOlderRecord(host.dataDir, folder, last);
      const copy = await copyInTheClear(path.join(folder, databaseName), '2025-09-26T10:00:00.000Z');
      expect(howManyIn(copy.file, held), last).toBe(0);
      await copy.remove();
    }
  });

  it('is the record as it stands once the ballot is closed', async () => {
    const { host, chair, ballotId } = await midBallot();
    await close(chair, ballotId);
    expect(holdsOpenBox(fileOf(host))).toBe(false);
    const copy = await copyRecord(fileOf(host), '2025-09-26T10:00:00.000Z');
    expect(copy?.facts.head).toEqual(host.rows('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1')[0]);
    await copy?.remove();
  });

  it('comes back with the ballot given up, so that it is held again, and the record holds', async () => {
    const { host, chair, ballotId, held } = await midBallot();
    const { made } = await chair.do('backup.make', {});
    const fresh = await testHost();
    await restored(fresh, made[0] ?? '');
    const again = await fresh.signIn('chair');
    const ballot = await again.do('ballot.get', { ballotId });
    expect(ballot).toMatchObject({ state: 'void', voidReason: 'restored', voted: 4, published: [] });
    const { outcome, checks } = await again.do('audit.verify', {});
    expect([outcome, checks.filter(({ wrong }) => wrong > 0)]).toEqual(['holds', []]);
    const { ballotId: second } = await again.do('ballot.open', ballotOn(held));
    await voteSecretly(again, second, () => 'for');
    expect(await close(again, second)).toEqual({ passed: true });
    // Where the backup was made nothing was given up.
    expect(await close(chair, ballotId)).toEqual({ passed: false });
    expect([...fresh.errors, ...host.errors]).toEqual([]);
  });

  it('comes back without the evaluation round, which is opened again', async () => {
    const { chair, sessionId } = await midRound();
    const { made } = await chair.do('backup.make', {});
    const fresh = await testHost();
    await restored(fresh, made[0] ?? '');
    const again = await fresh.signIn('chair');
    expect((await again.do('evaluation.get', { sessionId })).state).toBeNull();
    await again.do('evaluation.open', { sessionId });
    expect((await again.do('audit.verify', {})).outcome).toBe('holds');
    expect(fresh.errors).toEqual([]);
  });

  it('in open formats has none of it', async () => {
    const { chair, host, ballotId } = await midBallot();
    const to = newFolder();
    await chair.do('backup.exportEverything', { to });
    for (const table of ['secret_slip', 'signed_paper', 'used_paper'])
      expect(readFileSync(path.join(to, 'tables', `${table}.jsonl`), 'utf8')).toBe('');
    expect(readFileSync(path.join(to, 'tables', 'secret_box.jsonl'), 'utf8')).toContain('"wrappedKey":null');
    expect(existsSync(path.join(host.dataDir, 'backup-work'))).toBe(false);
    const fresh = await testHost();
    expect(await fresh.send('backup.importEverything', { from: to })).toMatchObject({ ok: true });
    const again = await fresh.signIn('chair');
    expect(await again.do('ballot.get', { ballotId })).toMatchObject({ state: 'void' });
  });

  it('is also the record that is set aside when another is restored over it', async () => {
    const { host, chair } = await midBallot();
    const held = heldInBoxes(host);
    const { made } = await chair.do('backup.make', {});
    const setAside = await restored(host, made[0] ?? '');
    expect(readdirSync(setAside ?? '').filter((name) => name.startsWith(databaseName))).toEqual([databaseName]);
    const former = path.join(setAside ?? '', databaseName);
    expect(howManyIn(former, held)).toBe(0);
    expect(tableRows(former, 'ballot_roll')).toBe(6);
    expect(howManyIn(fileOf(host), held)).toBe(0);
    // Set aside, it is a record that can be opened.
    await (await openStore({ dataDir: setAside ?? '' })).close();
    expect(host.errors).toEqual([]);
  });
});

describe('a record that comes back in the middle of a ballot', () => {
  it('takes no vote that nobody can open when the program is killed as soon as it is in its place', async () => {
    const { host, chair, ballotId } = await midBallot();
    const held = heldInBoxes(host);
    const { made } = await chair.do('backup.make', {});
    // Up to the moment at which everybody is kept out, and on by the renames alone.
    const killed = new Error('killed');
    const { dataDir } = host;
    await host.close();
    const how = { dataDir, now: '2025-09-26T09:30:00.000Z', withoutFiles: false };
    const { name } = await takeOut(made[0] ?? '', { accountName: 'chair', passphrase }, how);
    const record = await HeldRecord.open({ dataDir, version: 'test', log: silent, attended: false, beside: false });
    const stopped = record.replace(name, () => Promise.reject(killed), how.now);
    await expect(stopped).rejects.toBe(killed);
    await record.close();
    const setAside = path.join('set-aside', 'former');
    swapIn(dataDir, { incoming: name, setAside, isDamaged: false, at: how.now });
    const former = path.join(dataDir, setAside, databaseName);
    expect(howManyIn(former, held), 'it may have to come back').toBe(held.length);

    const next = await testHost('2025-09-26T18:00:00+08:00', dataDir);
    const again = await next.signIn('chair');
    expect(await again.do('ballot.get', { ballotId })).toMatchObject({ state: 'void', voidReason: 'restored' });
    expect(howManyIn(former, held)).toBe(0);
    expect(tableRows(former, 'ballot_roll')).toBe(6);
    expect(existsSync(path.join(dataDir, 'restore-under-way.json'))).toBe(false);
    expect((await again.do('audit.verify', {})).outcome).toBe('holds');
    expect(next.errors).toEqual([]);
  });

  it('gives a ballot up of which the key is gone, put back by hand', async () => {
    const { host, chair, ballotId } = await midBallot();
    const { made } = await chair.do('backup.make', {});
    const setAside = await restored(host, made[0] ?? '');
    const folder = newFolder();
    cpSync(setAside ?? '', folder, { recursive: true });
    const back = await testHost(undefined, folder);
    const again = await back.signIn('chair');
    expect(await again.do('ballot.get', { ballotId })).toMatchObject({ state: 'void', voidReason: 'restored' });
    expect((await again.do('audit.verify', {})).outcome).toBe('holds');
    expect(back.errors).toEqual([]);
  });

  it('knows neither key nor slip of the ballot that it was in the middle of before', async () => {
    const { host, chair, ballotId } = await midBallot();
    const { boxKeys, slips } = host.backend.services;
    const [box] = host.rows<{ id: string }>('SELECT id FROM secret_box');
    const key = boxKeys.find(box?.id ?? '') ?? new Uint8Array();
    const [last] = host.rows<{ representativeId: RepresentativeId }>(
      'SELECT representativeId FROM ballot_roll WHERE voted = 0',
    );
    if (last === undefined) throw new Error('everybody has voted');
    const { slip } = await chair.do('ballot.issueSlip', { ballotId, ...last });
    const { made } = await chair.do('backup.make', {});
    await restored(host, made[0] ?? '');
    expect(key.length > 0 && key.every((byte) => byte === 0)).toBe(true);
    expect([boxKeys.find(box?.id ?? ''), boxKeys.findSigning(box?.id ?? '')]).toEqual([undefined, undefined]);
    expect([slips.holderOf(ballotId, slip), slips.isCodeTaken(ballotId, '0000-0001')]).toEqual([undefined, false]);
  });

  it('goes on with a ballot that was only interrupted', async () => {
    const { host, ballotId } = await midBallot();
    const again = await host.reopen();
    const chair = await again.signIn('chair');
    expect(await chair.do('ballot.get', { ballotId })).toMatchObject({ state: 'open', voted: 4 });
  });

  it('gives an evaluation round up of which the key is gone, which is opened again', async () => {
    const { host, chair, sessionId } = await midRound();
    const { made } = await chair.do('backup.make', {});
    const setAside = await restored(host, made[0] ?? '');
    const back = await testHost(undefined, setAside ?? '');
    const again = await back.signIn('chair');
    expect((await again.do('evaluation.get', { sessionId })).state).toBeNull();
    await again.do('evaluation.open', { sessionId });
    expect(back.errors).toEqual([]);
  });
});

describe('a backup on schedule', () => {
  it('waits while votes lie in a box, and is made as soon as the ballot is closed', async () => {
    const { host, chair, ballotId } = await midBallot();
    const { backups } = host.backend.services;
    const folder = path.join(host.dataDir, 'backups');
    await backups.makeDue('schedule');
    expect(existsSync(folder)).toBe(false);
    await close(chair, ballotId);
    await backups.idle();
    expect(await chair.do('backup.list', {})).toMatchObject([{ reason: 'schedule', problem: null }]);
  });

  it('waits while an evaluation round is open, and is made once it is given up', async () => {
    const { host, chair, sessionId } = await midRound();
    const { backups } = host.backend.services;
    await backups.makeDue('schedule');
    expect(await chair.do('backup.list', {})).toEqual([]);
    const { roundId, version } = await chair.do('evaluation.get', { sessionId });
    await chair.do('evaluation.void', { roundId: roundId as never, version });
    await backups.idle();
    expect(await chair.do('backup.list', {})).toMatchObject([{ reason: 'schedule', problem: null }]);
  });

  it('waits no longer than the day on which the round was opened, and then goes on day by day', async () => {
    const { host, sessionId } = await midRound();
    const folder = path.join(host.dataDir, 'backups');
    await host.backend.services.backups.makeDue('schedule');
    expect(existsSync(folder)).toBe(false);
    let next = await host.reopen('2025-09-27T09:00:00+08:00');
    await next.backend.services.backups.makeDue('schedule');
    expect(readdirSync(folder).filter((name) => name.endsWith('.gsbak'))).toHaveLength(1);
    next = await next.reopen('2025-09-28T09:00:00+08:00');
    const chair = await next.signIn('chair');
    await chair.do('petition.register', { text: '评议期间的诉求' });
    await next.backend.services.backups.makeDue('schedule');
    expect(await chair.do('backup.list', {})).toMatchObject([
      { reason: 'schedule', problem: null },
      { reason: 'schedule', problem: null },
    ]);
    expect((await chair.do('evaluation.get', { sessionId })).state).toBe('open');
  });

  it('is made anew only after changes, as the one at closing is, also while a box is open', async () => {
    const { host, chair } = await midRound();
    const { backups } = host.backend.services;
    const newest = async () => (await chair.do('backup.list', {}))[0];
    await backups.makeDue('closing');
    const first = await newest();
    expect(first).toMatchObject({ reason: 'closing', problem: null });
    await backups.makeDue('closing');
    expect(await newest(), 'nothing had changed').toEqual(first);
    await chair.do('petition.register', { text: '关闭前登记的诉求' });
    await backups.makeDue('closing');
    expect((await newest())?.entries).toBe((first?.entries ?? 0) + 1);
  });

  it('is not made by closing a ballot where none was put off', async () => {
    const { host, chair, ballotId } = await midBallot();
    await close(chair, ballotId);
    await host.backend.services.backups.idle();
    expect(await chair.do('backup.list', {})).toEqual([]);
  });
});
