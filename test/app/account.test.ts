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

  it('changes the passphrase only for who knows the present one, and refuses weak ones', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const change = (current: string, next: string) => chair.refused('account.changePassphrase', { current, next });
    expect((await change('不对的口令', '直挂云帆济沧海')).code).toBe('PASSPHRASE_WRONG');
    for (const weak of ['short', '88888888', 'chair', '好好好好好'])
      expect((await change(passphrase, weak)).code).toBe('PASSPHRASE_WEAK');
    await chair.do('account.changePassphrase', { current: passphrase, next: '直挂云帆济沧海' });
    expect((await chair.refused('petition.list', {})).code).toBe('NOT_SIGNED_IN');
  });
});
