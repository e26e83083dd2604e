import { describe, expect, it } from 'vitest';
import { estimatePassphrase } from '../../electron/backend/trust/passphrase-strength.ts';
import { testHost } from '../support/backend.ts';

const names = ['huoming', '霍明辉', '佛山市禅陶建材有限公司', '禅陶建材工会委员会'];

describe('how many guesses a passphrase stands', () => {
  it.each([
    ['gonghuizhuxi', 'common'],
    ['woaini5201314', 'common'],
    ['zhongguo1949', 'common'],
    ['wang123456', 'common'],
    ['Passw0rd!', 'common'],
    ['qwertyuiop[]', 'common'],
    ['一帆风顺', 'common'],
    ['中国工会', 'common'],
    ['恭喜发财888', 'common'],
    ['ｗｏａｉｎｉ１３１４', 'common'],
    ['霍明辉1234', 'name'],
    ['huominghui88', 'name'],
    ['chantao2025', 'name'],
    ['禅陶建材工会', 'name'],
  ])('%s is easy, made of a %s', async (passphrase, madeOf) => {
    const estimate = await estimatePassphrase(passphrase, names);
    expect(estimate.guesses).toBeLessThan(1e8);
    expect(estimate.madeOf).toBe(madeOf);
  });

  it.each(['长风破浪会有时', '直挂云帆济沧海', 'gongshi-demo', 'kx7#pw2q', '春江潮水', 'correct horse battery'])(
    '%s will do',
    async (passphrase) => {
      expect((await estimatePassphrase(passphrase, names)).guesses).toBeGreaterThanOrEqual(1e8);
    },
  );

  it('knows a name only where it is told of it', async () => {
    const of = async (others: readonly string[]) => (await estimatePassphrase('chantaojc2025', others)).guesses;
    expect(await of(names)).toBeLessThan(await of([]));
  });

  it('takes less than 50 ms of work once the words are loaded', async () => {
    await estimatePassphrase('长风破浪会有时', names);
    for (const hard of ['x7'.repeat(100), '/|()[]{}4@8310!'.repeat(13), '1234567890'.repeat(20), '好'.repeat(200)]) {
      const taken: number[] = [];
      for (let i = 0; i < 5; i += 1) {
        // Work and not time: other tests run on the same processors.
        const from = process.cpuUsage();
        await estimatePassphrase(hard, names);
        taken.push(process.cpuUsage(from).user / 1000);
      }
      expect(Math.min(...taken), hard.slice(0, 15)).toBeLessThan(50);
    }
  });
});

describe('the hint while a passphrase is typed', () => {
  const ask = (passphrase: string, more = {}) => ({ passphrase, name: '', ...more });

  it('says before set-up what the set-up would say', async () => {
    const host = await testHost();
    const said = (input: unknown) => host.send('account.passphraseStrength', input);
    const around = { name: 'zhuxi', names: ['霍明辉', '佛山市禅陶建材有限公司'] };
    expect(await said(ask('chantao2025', around))).toMatchObject({ ok: true, value: { weakness: 'name' } });
    expect(await said(ask('chan', around))).toMatchObject({ ok: true, value: { weakness: 'short' } });
    expect(await said(ask('长风破浪会有时', around))).toEqual({ ok: true, value: { strength: 4, weakness: null } });
  });

  it('knows the names of the account signed in and of the enterprise, and leaves no trace', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const before = host.rows('select count(*) n from audit_entry');
    expect(await chair.do('account.passphraseStrength', ask('huominghui88'))).toMatchObject({ weakness: 'name' });
    expect(await chair.do('account.passphraseStrength', ask('chantao2025'))).toMatchObject({ weakness: 'name' });
    expect(host.rows('select count(*) n from audit_entry')).toEqual(before);
  });

  it('never promises what the command then refuses', async () => {
    const host = await testHost();
    const chair = await host.chair();
    for (const passphrase of ['aabbaabbaabb#', 'chairchair', '88888888', '上下上下上下', 'gonghui2025', 'kx7#pw2q']) {
      const { strength, weakness } = await chair.do(
        'account.passphraseStrength',
        ask(passphrase, { name: 'officer9', names: ['何丽萍'] }),
      );
      const reply = await host.send(
        'account.create',
        { name: 'officer9', displayName: '何丽萍', role: 'officer', passphrase },
        chair.token,
      );
      expect(strength >= 3, passphrase).toBe(reply.ok);
      if (!reply.ok) expect(reply.error).toMatchObject({ code: 'PASSPHRASE_WEAK', details: { reason: weakness } });
    }
  });
});
