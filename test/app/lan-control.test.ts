import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchRows } from '../../db/audit/row-triggers.ts';
import { databaseName, openStore } from '../../db/open.ts';
import { generatedCertificate } from '../../electron/backend/host/certificate.ts';
import { LanControl } from '../../electron/backend/host/lan-control.ts';
import type { Network } from '../../electron/backend/host/networks.ts';
import { makeCertificate } from '../../electron/backend/host/own-certificate.ts';
import { createLog } from '../../electron/backend/log.ts';
import { PhoneSessions } from '../../electron/backend/phone/phone-sessions.ts';
import { afterMeetingMs } from '../../shared/domain/host.rules.ts';
import type { SessionId } from '../../shared/ids.ts';
import { passphrase, testHost, type Person, type TestHost } from '../support/backend.ts';
import { convene, seat } from '../support/session.ts';

const pagesDir = path.resolve(import.meta.dirname, '../../renderer');
const port = 20_000 + (process.pid % 2000);
const here = { address: '127.0.0.1', port };
const clock = '2025-10-15T09:00:00+08:00';

let running: TestHost | undefined;
afterEach(async () => {
  await running?.backend.services.lan.switchOff().catch(() => undefined);
  running = undefined;
});

async function opened(dataDir?: string): Promise<[TestHost, Person]> {
  const host = await testHost(clock, dataDir, { pagesDir, attended: dataDir !== undefined });
  running = host;
  return [host, dataDir === undefined ? await host.chair() : await host.signIn('chair')];
}

const isOn = async (chair: Person): Promise<boolean> => (await chair.do('host.status', {})).running;

const settled = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 100));

/** A session of today to which everybody has come. */
async function gathered(chair: Person, at = '2025-10-15T01:00:00.000Z'): Promise<SessionId> {
  const sessionId = await convene(chair, at);
  const { participants } = await chair.do('session.get', { sessionId });
  await chair.do('session.checkIn', { participantIds: participants.map(({ id }) => id) });
  return sessionId;
}

async function begun(chair: Person, sessionId: SessionId): Promise<void> {
  const { version } = await chair.do('session.get', { sessionId });
  await chair.do('session.open', { sessionId, version });
}

async function ended(chair: Person, sessionId: SessionId): Promise<void> {
  const { version } = await chair.do('session.get', { sessionId });
  await chair.do('session.close', { sessionId, version });
}

/** What is done, and the timers of about an hour that it has set. */
async function timersOf<T>(act: () => Promise<T>): Promise<{
  readonly value: T;
  readonly timers: readonly { readonly delay: number; readonly fire: () => void }[];
}> {
  const set = vi.spyOn(globalThis, 'setTimeout');
  const value = await act();
  const timers = set.mock.calls.flatMap(([fire, delay = 0]) =>
    typeof fire === 'function' && delay > afterMeetingMs - 60_000 && delay <= afterMeetingMs ? [{ fire, delay }] : [],
  );
  set.mockRestore();
  return { value, timers };
}

describe('how long phones are served', () => {
  it('is until the program is closed, and again after its next start only where that was chosen', async () => {
    for (const keepOn of [false, true]) {
      const [host, chair] = await opened();
      await chair.do('host.start', { ...here, keepOn });
      await host.close();
      const [again, chairAgain] = await opened(host.dataDir);
      await expect.poll(() => isOn(chairAgain)).toBe(keepOn);
      await chairAgain.do('host.stop', {});
      await again.close();
      const [, chairLast] = await opened(host.dataDir);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await isOn(chairLast), 'who stopped it wants it off').toBe(false);
    }
  });

  it('says why it could not be started again, and gives up when somebody stops it', async () => {
    const [host, chair] = await opened();
    await chair.do('host.start', { ...here, keepOn: true });
    await host.close();
    const [inTheWay, other] = await opened();
    await other.do('host.start', here);
    const [again, chairAgain] = await opened(host.dataDir);
    await expect.poll(async () => (await chairAgain.do('host.status', {})).notStartedAgain).toBe('PORT_IN_USE');
    await chairAgain.do('host.stop', {});
    expect(await chairAgain.do('host.status', {})).toMatchObject({ running: false, notStartedAgain: null });
    await inTheWay.backend.services.lan.switchOff();
    await again.close();
  });

  it('is again after the program ended in the middle of a meeting, without having been chosen', async () => {
    const [host, chair] = await opened();
    await seat(host, 6);
    await chair.do('host.start', here);
    const sessionId = await gathered(chair);
    await host.close();
    const [comingTogether, chairThere] = await opened(host.dataDir);
    await expect.poll(() => isOn(chairThere), { message: 'people were coming in' }).toBe(true);
    await begun(chairThere, sessionId);
    await comingTogether.close();
    const [inSession, chairAgain] = await opened(host.dataDir);
    await expect.poll(() => isOn(chairAgain), { message: 'it is open' }).toBe(true);
    await ended(chairAgain, sessionId);
    await inSession.close();
    const [, chairAfter] = await opened(host.dataDir);
    await settled();
    expect(await isOn(chairAfter), 'it is over').toBe(false);
  });

  it.each([true, false])('ends an hour after the meeting where that was chosen: %s', async (untilMeetingEnds) => {
    const [host, chair] = await opened();
    await seat(host, 6);
    await chair.do('host.start', { ...here, untilMeetingEnds });
    const sessionId = await gathered(chair);
    await begun(chair, sessionId);
    expect(await isOn(chair)).toBe(true);
    const { timers } = await timersOf(() => ended(chair, sessionId));
    expect(timers.map(({ delay }) => delay)).toEqual(untilMeetingEnds ? [afterMeetingMs] : []);
    expect(await isOn(chair), 'for rating and for the list of votes').toBe(true);
    for (const { fire } of timers) fire();
    await expect.poll(() => isOn(chair)).toBe(!untilMeetingEnds);
  });

  it('does not end under another meeting that has begun, nor under one that is coming together', async () => {
    const [host, chair] = await opened();
    await seat(host, 6);
    await chair.do('host.start', { ...here, untilMeetingEnds: true });
    const first = await gathered(chair);
    await begun(chair, first);
    const { timers: end } = await timersOf(() => ended(chair, first));
    const second = await gathered(chair, '2025-10-15T02:00:00.000Z');
    const { timers: later } = await timersOf(async () => {
      for (const { fire } of end) fire();
      await settled();
    });
    expect([await isOn(chair), later.length], 'it is looked at again an hour later').toEqual([true, 1]);
    await begun(chair, second);
    for (const { fire } of later) fire();
    await settled();
    expect(await isOn(chair)).toBe(true);
    const { timers: last } = await timersOf(() => ended(chair, second));
    for (const { fire } of last) fire();
    await expect.poll(() => isOn(chair)).toBe(false);
  });

  it('is as long for who started anew or stopped meanwhile as they wished', async () => {
    const [host, chair] = await opened();
    await seat(host, 6);
    await chair.do('host.start', { ...here, untilMeetingEnds: true });
    const sessionId = await gathered(chair);
    await begun(chair, sessionId);
    const { timers } = await timersOf(() => ended(chair, sessionId));
    await chair.do('host.stop', {});
    await chair.do('host.start', { ...here, untilMeetingEnds: true });
    for (const { fire } of timers) fire();
    await settled();
    expect(await isOn(chair)).toBe(true);
  });

  it('ends an hour after the meeting also where the program was closed and opened meanwhile', async () => {
    const [host, chair] = await opened();
    await seat(host, 6);
    await chair.do('host.start', { ...here, untilMeetingEnds: true });
    const sessionId = await gathered(chair);
    await begun(chair, sessionId);
    await ended(chair, sessionId);
    await host.close();
    const { timers, value } = await timersOf(async () => {
      const [again, chairAgain] = await opened(host.dataDir);
      await expect.poll(() => isOn(chairAgain), { message: 'representatives still rate it' }).toBe(true);
      return { again, chairAgain };
    });
    expect(timers).toHaveLength(1);
    await value.again.close();
    const much = await testHost('2025-10-15T10:30:00+08:00', host.dataDir, { pagesDir, attended: true });
    running = much;
    const chairLater = await much.signIn('chair');
    await settled();
    expect(await isOn(chairLater)).toBe(false);
    await much.close();
    const [, chairLast] = await opened(host.dataDir);
    await settled();
    expect(await isOn(chairLast), 'it has ended for good').toBe(false);
  });

  it('is not for a meeting that is held without phones, whenever they were served before', async () => {
    const [host, chair] = await opened();
    await seat(host, 6);
    await chair.do('host.start', { ...here, untilMeetingEnds: true });
    await host.close();
    const [without, chairThere] = await opened(host.dataDir);
    await settled();
    expect(await isOn(chairThere), 'nobody has started it').toBe(false);
    const sessionId = await gathered(chairThere);
    await begun(chairThere, sessionId);
    // As where the program ends by itself in the middle of it.
    await without.close();
    const [inSession, chairAgain] = await opened(host.dataDir);
    await settled();
    expect(await isOn(chairAgain), 'nor for this meeting').toBe(false);
    const { timers } = await timersOf(() => ended(chairAgain, sessionId));
    expect(timers, 'nothing is there to end').toEqual([]);
    await inSession.close();
    const [, chairAfter] = await opened(host.dataDir);
    await settled();
    expect(await isOn(chairAfter), 'nor for the hour after it').toBe(false);
  });

  it('is again with every start of the program where that was chosen, also after it has ended with a meeting', async () => {
    const [host, chair] = await opened();
    await seat(host, 6);
    await chair.do('host.start', { ...here, untilMeetingEnds: true, keepOn: true });
    const sessionId = await gathered(chair);
    await begun(chair, sessionId);
    const { timers } = await timersOf(() => ended(chair, sessionId));
    for (const { fire } of timers) fire();
    await expect.poll(() => isOn(chair)).toBe(false);
    await host.close();
    const [again, chairAgain] = await opened(host.dataDir);
    await expect.poll(() => isOn(chairAgain)).toBe(true);
    // The hour after this one passes while the program is closed.
    const second = await gathered(chairAgain, '2025-10-15T02:00:00.000Z');
    await begun(chairAgain, second);
    await ended(chairAgain, second);
    await again.close();
    const tomorrow = await testHost('2025-10-16T09:00:00+08:00', host.dataDir, { pagesDir, attended: true });
    running = tomorrow;
    const chairTomorrow = await tomorrow.signIn('chair');
    await expect.poll(() => isOn(chairTomorrow)).toBe(true);
    await chairTomorrow.do('host.stop', {});
    await tomorrow.close();
    const [, chairLast] = await opened(host.dataDir);
    await settled();
    expect(await isOn(chairLast), 'who stopped it wants it off').toBe(false);
  });

  it('goes on after a backup was restored, and after a restore that failed', async () => {
    const [host, chair] = await opened();
    await chair.do('host.start', here);
    const { made } = await chair.do('backup.make', {});
    const by = { kind: 'passphrase', accountName: 'chair', passphrase } as const;
    await chair.do('backup.restore', { file: made[0] ?? '', by });
    const chairAgain = await host.signIn('chair');
    await expect.poll(() => isOn(chairAgain)).toBe(true);
    expect(await chairAgain.do('host.test', {})).toMatchObject({ answers: true });

    const incoming = path.join(host.dataDir, 'restoring-damaged');
    mkdirSync(incoming);
    writeFileSync(path.join(incoming, databaseName), 'no database at all'.repeat(100));
    await expect(host.backend.services.record.replace('restoring-damaged')).rejects.toThrow();
    await expect.poll(() => isOn(chairAgain)).toBe(true);
    await chairAgain.do('host.stop', {});
    await chairAgain.do('backup.restore', { file: made[0] ?? '', by });
    const chairLast = await host.signIn('chair');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await isOn(chairLast), 'it was off').toBe(false);
  });

  it('ends with a demo that is thrown away, and the enterprise after it starts it itself', async () => {
    const [host] = await opened();
    await host.close();
    const sqlite = new Database(path.join(host.dataDir, databaseName));
    watchRows(sqlite);
    sqlite.exec('UPDATE enterprise SET isDemo = 1');
    sqlite.close();
    const [demo, chair] = await opened(host.dataDir);
    await chair.do('host.start', { ...here, keepOn: true });
    await chair.do('system.discardDemo', {});
    await demo.setUp();
    await demo.close();
    const [, chairAfter] = await opened(host.dataDir);
    await settled();
    expect(await isOn(chairAfter)).toBe(false);
  });

  it('is remembered on this PC and not in the record', async () => {
    const [host, chair] = await opened();
    await chair.do('host.start', here);
    expect(existsSync(path.join(host.dataDir, 'host-settings.json'))).toBe(true);
    expect(host.rows("SELECT call FROM audit_entry WHERE call LIKE 'host.%'")).toEqual([]);
    expect((await chair.do('host.status', {})).wish).toMatchObject({ ...here, keepOn: false, certificate: null });
  });
});

describe('a PC that changes networks', () => {
  const wifi = (address: string): Network => ({ name: 'WLAN', address, wireless: true, virtual: false });
  const wired: Network = { name: '以太网', address: '127.0.0.9', wireless: false, virtual: false };
  const machine: Network = { name: 'vEthernet (Default Switch)', address: '127.0.0.8', wireless: false, virtual: true };

  /** A host on the Wi-Fi of a PC whose networks the test says. */
  async function moving({ untilMeetingEnds = false } = {}) {
    const host = await testHost(clock);
    const chair = await host.chair();
    let networks = (): readonly Network[] => [wifi('127.0.0.2'), machine];
    const told: string[] = [];
    const { dispatch, services } = host.backend;
    const store = await openStore({ dataDir: host.dataDir });
    const lan = new LanControl({
      dispatch,
      read: () => store.read,
      phones: new PhoneSessions(services.signedIn),
      clock: services.clock,
      onChange: (listener) => host.backend.onChange(listener),
      tell: (changed) => told.push(...changed),
      pagesDir,
      dataDir: host.dataDir,
      log: createLog(() => undefined),
      networks: () => networks(),
      lookEvery: 20,
      tryAgainEvery: 20,
    });
    stopMoving = async () => {
      await lan.stop();
      await store.close();
    };
    const wish = { address: '127.0.0.2', port, untilMeetingEnds, keepOn: true, certificate: null } as const;
    await lan.start(wish);
    return { chair, lan, wish, told, change: (now: typeof networks) => (networks = now) };
  }

  const answersAt = (address: string, at: number): Promise<boolean> =>
    fetch(`http://${address}:${at}/api/key`).then(
      ({ ok }) => ok,
      () => false,
    );
  /** Which of these addresses and ports somebody listens at. */
  async function open(...at: (readonly [string, number])[]): Promise<string[]> {
    const found = await Promise.all(at.map(async ([address, its]) => ((await answersAt(address, its)) ? address : '')));
    return found.filter((address) => address !== '');
  }
  let stopMoving: (() => Promise<void>) | undefined;
  afterEach(() => stopMoving?.());

  it('serves at the new address of the same interface by itself, and says what is printed', async () => {
    const { lan, change } = await moving();
    expect(await lan.status()).toMatchObject({ address: `http://127.0.0.2:${port}`, movedFrom: null });
    change(() => [wifi('127.0.0.3'), machine]);
    await expect.poll(async () => (await lan.status()).address).toBe(`http://127.0.0.3:${port}`);
    expect(await lan.status()).toMatchObject({ addressLost: false, movedFrom: `127.0.0.2:${port}` });
    expect(await lan.test()).toMatchObject({ answers: true });
    expect((await lan.status()).wish.address).toBe('127.0.0.3');
  });

  it.each([
    ['two could be meant', [wifi('127.0.0.3'), wired]],
    ['it is another interface', [wired]],
    ['only a virtual one is left', [machine]],
    ['there is none', []],
  ])('waits for the chair where %s', async (_why, now) => {
    const { lan, wish, told, change } = await moving();
    told.length = 0;
    change(() => now);
    await expect.poll(() => told).toContain('host');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await lan.status()).toMatchObject({ address: `http://127.0.0.2:${port}`, addressLost: true });
    await lan.start({ ...wish, address: '127.0.0.3' });
    expect(await lan.status()).toMatchObject({ movedFrom: `127.0.0.2:${port}` });
    await lan.start({ ...wish, address: '127.0.0.3' });
    expect((await lan.status()).movedFrom, 'started anew where it is').toBeNull();
  });

  it('takes no notice of a moment without an address', async () => {
    const { lan, change } = await moving();
    let looked = 0;
    change(() => [wifi((looked += 1) === 1 ? '127.0.0.3' : '127.0.0.2')]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await lan.status()).toMatchObject({ address: `http://127.0.0.2:${port}`, addressLost: false });
    expect(looked).toBeGreaterThan(2);
  });

  it('leaves nothing behind however starting, moving and stopping meet', async () => {
    const { lan, wish, change } = await moving();
    const elsewhere = ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'].map((address) => [address, port] as const);
    change(() => [wifi('127.0.0.3')]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await Promise.all([
      lan.start({ ...wish, address: '127.0.0.4' }),
      lan.startAgain(),
      lan.start({ ...wish, address: '127.0.0.5' }),
    ]);
    expect(await open(...elsewhere)).toHaveLength(1);
    await Promise.all([lan.start({ ...wish, address: '127.0.0.4' }), lan.startAgain(), lan.stop()]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await open(...elsewhere)).toEqual([]);
  });

  it('goes on where it was when it cannot be started elsewhere', async () => {
    const { lan, wish } = await moving();
    const taken = createServer().listen(port, '127.0.0.4');
    await once(taken, 'listening');
    await expect(lan.start({ ...wish, address: '127.0.0.4' })).rejects.toMatchObject({ code: 'PORT_IN_USE' });
    expect(await open(['127.0.0.2', port])).toEqual(['127.0.0.2']);
    // The port of every address cannot be had beside its own: it is given up for that, and taken again.
    await expect(lan.start({ ...wish, address: '0.0.0.0' })).rejects.toMatchObject({ code: 'PORT_IN_USE' });
    expect(await lan.status()).toMatchObject({ address: `http://127.0.0.2:${port}`, running: true });
    expect(await open(['127.0.0.2', port])).toEqual(['127.0.0.2']);
    taken.close();
    await once(taken, 'close');
  });

  it('goes on after a pause where it was on, and only there', async () => {
    const { lan, wish } = await moving();
    const goOn = await lan.pause();
    expect(await open(['127.0.0.2', port])).toEqual([]);
    await goOn();
    expect(await open(['127.0.0.2', port])).toEqual(['127.0.0.2']);
    const goOnSwitchedOff = await lan.pause();
    await lan.switchOff();
    await goOnSwitchedOff();
    const stayOff = await lan.pause();
    await stayOff();
    expect((await lan.status()).running).toBe(false);
    await lan.start(wish);
  });

  it('does not come on by itself in the run in which it has ended with a meeting', async () => {
    const { lan } = await moving({ untilMeetingEnds: true });
    const { timers } = await timersOf(async () => lan.meetingEnded());
    const goOn = await lan.pause();
    for (const { fire } of timers) fire();
    await settled();
    await goOn();
    expect((await lan.status()).running).toBe(false);
  });
});

describe('a generated certificate', () => {
  const generated = { ...here, certificate: 'generated' } as const;

  it('serves HTTPS for the address, and stays the same until it ends', async () => {
    running = await testHost(new Date(Date.now() + 60_000).toISOString(), undefined, { pagesDir });
    const host = running;
    const chair = await host.chair();
    const { address } = await chair.do('host.start', generated);
    expect(address).toBe(`https://127.0.0.1:${port}`);
    const pem = readFileSync(path.join(host.dataDir, 'host-certificate.pem'));
    const certificate = new X509Certificate(pem);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect([certificate.ca, certificate.checkIP('127.0.0.1'), certificate.checkIP('127.0.0.2')]).toEqual([
      false,
      '127.0.0.1',
      undefined,
    ]);
    expect((await chair.do('host.status', {})).certificateFingerprint).toBe(certificate.fingerprint256);
    const [status, shown] = await new Promise<[number | undefined, string]>((resolve, reject) => {
      get(`${address}/wall`, { ca: pem, agent: false }, (response) => {
        const { fingerprint256 } = (response.socket as TLSSocket).getPeerCertificate();
        response.resume();
        resolve([response.statusCode, fingerprint256]);
      }).on('error', reject);
    });
    expect([status, shown]).toEqual([200, certificate.fingerprint256]);
    await chair.do('host.stop', {});
    await chair.do('host.start', generated);
    expect((await chair.do('host.status', {})).certificateFingerprint).toBe(certificate.fingerprint256);
    expect(statSync(path.join(host.dataDir, 'host-certificate.pem')).mode & 0o077).toBe(0);
    await chair.do('host.start', here);
    expect((await chair.do('host.status', {})).certificateFingerprint).toBeNull();
  });

  it('is made anew for another address and a week before it ends', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-certificate-'));
    const of = async (address: string, now: string): Promise<string> =>
      new X509Certificate((await generatedCertificate(folder, address, now)).cert).fingerprint256;
    const first = await of('192.168.1.20', '2025-10-15T01:00:00.000Z');
    expect(await of('192.168.1.20', '2026-11-08T01:00:00.000Z')).toBe(first);
    const second = await of('192.168.1.20', '2026-11-10T01:00:00.000Z');
    expect(second).not.toBe(first);
    expect(await of('192.168.1.21', '2026-11-10T01:00:00.000Z')).not.toBe(second);
    const late = new X509Certificate(makeCertificate('192.168.1.20', '2051-01-01T00:00:00.000Z').cert);
    expect(new Date(late.validFrom).toISOString()).toBe('2050-12-31T00:00:00.000Z');
    rmSync(folder, { recursive: true });
  });
});

describe('the test of the host', () => {
  it('asks it over the address that phones use', async () => {
    const [, chair] = await opened();
    expect((await chair.refused('host.test', {})).code).toBe('HOST_OFF');
    await chair.do('host.start', here);
    expect(await chair.do('host.test', {})).toMatchObject({ answers: true });
  });
});

describe('a poster', () => {
  it('leaves the list when it is retired, once, and what it brought stays counted', async () => {
    const [host, chair] = await opened();
    const { mark } = await chair.do('host.addPoster', { place: '饭堂' });
    const { petitionId } = await chair.do('petition.register', { text: '洗手台漏水' });
    const [poster] = await chair.do('host.posters', {});
    if (poster === undefined) throw new Error('no poster');
    expect(poster).toMatchObject({ mark, place: '饭堂', petitions: 0 });
    // As a phone's petition is: the form that writes it is tried by its own tests.
    await host.close();
    const sqlite = new Database(path.join(host.dataDir, databaseName));
    watchRows(sqlite);
    sqlite.prepare('UPDATE petition SET posterId = ? WHERE id = ?').run(poster.id, petitionId);
    sqlite.close();
    const [, again] = await opened(host.dataDir);
    expect(await again.do('host.posters', {})).toMatchObject([{ petitions: 1 }]);
    await again.do('host.retirePoster', { posterId: poster.id });
    expect((await again.refused('host.retirePoster', { posterId: poster.id })).code).toBe('NOT_FOUND');
    expect(await again.do('host.posters', {})).toEqual([]);
    const figures = await again.do('figures.get', { from: '2025-10-01', to: '2025-10-31' });
    expect(figures.byPoster).toEqual([{ key: '饭堂', n: 1 }]);
  });
});

const hasOpenSsl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenSsl)('an own certificate', () => {
  const made = (folder: string, name: string, alternative: string): { certificateFile: string; keyFile: string } => {
    const files = { certificateFile: path.join(folder, `${name}.pem`), keyFile: path.join(folder, `${name}.key`) };
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${alternative}`];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', files.keyFile];
    execFileSync('openssl', ['req', '-x509', ...key, '-out', files.certificateFile, '-days', '3650', ...subject], {
      stdio: 'ignore',
    });
    return files;
  };

  /** A certificate made here is valid from now on, which is later than the clock of the other tests. */
  const today = async (): Promise<TestHost> => {
    running = await testHost(new Date(Date.now() + 60_000).toISOString(), undefined, { pagesDir });
    return running;
  };

  it('serves HTTPS, by address or by the name in it', async () => {
    const host = await today();
    const chair = await host.chair();
    const own = made(host.dataDir, 'address', 'IP:127.0.0.1');
    const { address } = await chair.do('host.start', { ...here, certificate: { ...own, hostName: '' } });
    expect(address).toBe(`https://127.0.0.1:${port}`);
    expect(await chair.do('host.test', {})).toMatchObject({ answers: true });
    const status = await new Promise((resolve, reject) => {
      get(`${address}/wall`, { ca: readFileSync(own.certificateFile), agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });
    expect(status).toBe(200);
    const named = made(host.dataDir, 'named', 'DNS:yishi.test');
    const byName = { ...here, certificate: { ...named, hostName: 'yishi.test' } };
    expect((await chair.do('host.start', byName)).address).toBe(`https://yishi.test:${port}`);
    expect(await chair.do('host.test', {}), 'whether the name is known here or not').toMatchObject({ answers: true });
  });

  it('is refused with the reason, and what was on stays on', async () => {
    const host = await today();
    const chair = await host.chair();
    await chair.do('host.start', here);
    const one = made(host.dataDir, 'one', 'IP:127.0.0.1');
    const two = made(host.dataDir, 'two', 'IP:127.0.0.1');
    const cases = [
      ['unreadable', { ...one, certificateFile: path.join(host.dataDir, 'none.pem'), hostName: '' }],
      ['unreadable', { ...one, certificateFile: one.keyFile, hostName: '' }],
      ['keyUnreadable', { ...one, keyFile: one.certificateFile, hostName: '' }],
      ['wrongKey', { ...one, keyFile: two.keyFile, hostName: '' }],
      ['otherName', { ...one, hostName: 'yishi.test' }],
    ] as const;
    for (const [problem, certificate] of cases) {
      const refusal = await chair.refused('host.start', { ...here, certificate });
      expect(refusal).toMatchObject({ code: 'CERTIFICATE_UNUSABLE', details: { problem } });
      expect(await isOn(chair)).toBe(true);
    }
  });

  it('is refused when it is not valid now', async () => {
    const [host, chair] = await opened();
    const own = made(host.dataDir, 'late', 'IP:127.0.0.1');
    const refusal = await chair.refused('host.start', { ...here, certificate: { ...own, hostName: '' } });
    expect(refusal.details).toMatchObject({ problem: 'notNow' });
  });
});
