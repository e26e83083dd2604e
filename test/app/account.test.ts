import { describe, expect, it } from 'vitest';
import { passphrase, testHost } from '../support/backend.ts';

const sign = (name: string, word: string) => ({ name, passphrase: word });

describe('signing in', () => {
  it('makes an account wait after three wrong passphrases, longer each time, and a restart does not reset it', async () => {
    const host = await testHost('2025-09-22T09:00:00+08:00');
    await host.chair();
    const waits = [];
    for (let i = 0; i < 3; i += 1) {
      const reply = await host.send('account.signIn', sign('chair', '不对的口令'));
      waits.push(reply.ok && (reply.value as { waitSeconds: number }).waitSeconds);
    }
    expect(waits).toEqual([0, 0, 2]);
    const later = await host.reopen('2025-09-22T09:00:00+08:00');
    const right = await later.send('account.signIn', sign('chair', passphrase));
    expect(right).toMatchObject({ ok: true, value: { signedIn: false } });
    const muchLater = await later.reopen('2025-09-22T10:00:00+08:00');
    expect((await muchLater.signIn('chair')).token).toBeTruthy();
  });

  it('ends the session when nobody has acted for the minutes of the rules', async () => {
    const host = await testHost('2025-09-22T09:00:00+08:00');
    const chair = await host.chair();
    const { services } = host.backend;
    expect(services.signedIn.find(chair.token, '2025-09-22T01:14:00.000Z')).toBeDefined();
    expect(services.signedIn.find(chair.token, '2025-09-22T01:30:00.000Z')).toBeUndefined();
  });

  it('signs an account out at once when it is disabled, and keeps the last chair', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const officer = await host.person(chair, 'officer');
    expect((await officer.do('petition.list', {})).rows).toEqual([]);
    await chair.do('account.disable', { accountId: officer.accountId });
    expect((await officer.refused('petition.list', {})).code).toBe('NOT_SIGNED_IN');
    expect((await chair.refused('account.disable', { accountId: chair.accountId })).code).toBe('LAST_CHAIR');
  });

  it('stores passphrases and tokens nowhere as they are', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { readFileSync, readdirSync } = await import('node:fs');
    for (const name of readdirSync(host.dataDir)) {
      const bytes = readFileSync(`${host.dataDir}/${name}`);
      expect(bytes.includes(passphrase), name).toBe(false);
      expect(bytes.includes(chair.token), name).toBe(false);
    }
  });

  it('changes the passphrase only for who knows the present one', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const next = '直挂云帆济沧海';
    // Guessing here counts as it does at sign-in.
    for (const waitSeconds of [0, 0, 2]) {
      const reply = await chair.do('account.changePassphrase', { current: '不对的口令', next });
      expect(reply).toEqual({ done: false, waitSeconds });
    }
    const atOnce = await chair.do('account.changePassphrase', { current: passphrase, next });
    expect(atOnce).toEqual({ done: false, waitSeconds: 2 });
  });

  it('refuses weak ones, and ends every session when it takes a new one', async () => {
    const host = await testHost();
    const chair = await host.chair();
    for (const weak of ['short', '88888888', 'chair', '好好好好好']) {
      const refusal = await chair.refused('account.changePassphrase', { current: passphrase, next: weak });
      expect(refusal.code).toBe('PASSPHRASE_WEAK');
    }
    const reply = await chair.do('account.changePassphrase', { current: passphrase, next: '直挂云帆济沧海' });
    expect(reply).toEqual({ done: true });
    expect((await chair.refused('petition.list', {})).code).toBe('NOT_SIGNED_IN');
  });
});

describe('another role', () => {
  it('ends the sessions at once: the very next call with the old token is refused', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const officer = await host.person(chair, 'officer');
    const other = await host.person(chair, 'officer');
    await officer.do('petition.register', { text: '三楼水龙头滴水' });
    await chair.do('account.changeRole', { accountId: officer.accountId, version: 0, role: 'observer' });
    expect((await officer.refused('petition.register', { text: '再来一条' })).code).toBe('NOT_SIGNED_IN');
    expect((await other.do('petition.list', {})).rows).toHaveLength(1);
    const again = await host.signIn('officer1');
    expect((await again.refused('petition.register', { text: '再来一条' })).code).toBe('FORBIDDEN');
  });

  it('takes the department given and leaves a role without one without one', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { accountId } = await host.person(chair, 'management', { department: '设备维修部' });
    const department = async () =>
      (await chair.do('account.list', {})).find((account) => account.id === accountId)?.department;
    await chair.do('account.changeRole', { accountId, version: 0, role: 'management', department: '后勤部' });
    expect(await department()).toBe('后勤部');
    await chair.do('account.changeRole', { accountId, version: 1, role: 'officer' });
    expect(await department()).toBeNull();
  });

  it('is not laid over another change, while a mistyped passphrase is none', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { accountId } = await host.person(chair, 'officer');
    await host.send('account.signIn', sign('officer1', '不对的口令'));
    await chair.do('account.changeRole', { accountId, version: 0, role: 'representative' });
    const again = { accountId, version: 0, role: 'management' };
    expect((await chair.refused('account.changeRole', again)).code).toBe('CONFLICT');
  });

  it('never leaves the union without a chair, nor without a hand on the key', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const toOfficer = { accountId: chair.accountId, version: 0, role: 'officer' } as const;
    expect((await chair.refused('account.changeRole', toOfficer)).code).toBe('LAST_CHAIR');
    const successorId = (await host.person(chair, 'officer')).accountId;
    await chair.do('account.changeRole', { accountId: successorId, version: 0, role: 'chair' });
    expect((await chair.refused('account.changeRole', toOfficer)).code).toBe('LAST_KEY_HOLDER');
    const hand = { passphrase, successorId, successorPassphrase: passphrase, predecessor: 'chair' } as const;
    await chair.do('key.handOver', hand);
    const successor = await host.signIn('officer1');
    await successor.do('account.changeRole', toOfficer);
    expect((await chair.refused('petition.list', {})).code).toBe('NOT_SIGNED_IN');
    expect(host.rows('select holder from key_wrapping where holder = ?', chair.accountId)).toEqual([]);
    expect(host.rows("select count(*) n from account where role = 'chair'")).toEqual([{ n: 1 }]);
  });
});

describe('a passphrase that was forgotten', () => {
  it('is replaced by the chair, lifts the wait and ends the sessions of that account', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const officer = await host.person(chair, 'officer');
    for (let i = 0; i < 3; i += 1) await host.send('account.signIn', sign('officer1', '不对的口令'));
    const { accountId } = officer;
    expect((await chair.refused('account.setPassphrase', { accountId, passphrase: '88888888' })).code).toBe(
      'PASSPHRASE_WEAK',
    );
    await chair.do('account.setPassphrase', { accountId, passphrase: '直挂云帆济沧海' });
    expect((await officer.refused('petition.list', {})).code).toBe('NOT_SIGNED_IN');
    expect(await host.send('account.signIn', sign('officer1', '直挂云帆济沧海'))).toMatchObject({
      value: { signedIn: true },
    });
    expect(await host.send('account.signIn', sign('officer1', passphrase))).toMatchObject({
      value: { signedIn: false },
    });
  });

  it('of a chair is changed by nobody else, since it also guards a key', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { accountId } = await host.person(chair, 'chair');
    const set = { accountId, passphrase: '直挂云帆济沧海' };
    expect((await chair.refused('account.setPassphrase', set)).code).toBe('PASSPHRASE_OF_CHAIR');
  });
});
