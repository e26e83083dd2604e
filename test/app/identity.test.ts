import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OutputOf } from '../../shared/contract/index.ts';
import { passphrase, testHost, type Person, type TestHost } from '../support/backend.ts';

const identity = { name: '欧阳绝密甲', phone: '19900001234', employeeNo: 'CT7777' };
const wanted = { purpose: 'contact', reason: '需要核对补发金额' } as const;
const next = '直挂云帆济沧海';

async function registered(by: Person, who: Partial<typeof identity> | undefined = identity) {
  const given = who === undefined ? {} : { identity: { ...identity, ...who } };
  return (await by.do('petition.register', { text: '三楼洗手台水龙头关不紧', ...given })).petitionId;
}

/** Opens as this chair; fails the test when the passphrase was refused. */
async function opened(by: Person, petitionId: OutputOf<'petition.register'>['petitionId'], own = passphrase) {
  const reply = await by.do('identity.open', { petitionId, ...wanted, passphrase: own });
  if (!reply.opened) throw new Error(`refused for ${reply.waitSeconds} s`);
  return reply;
}

const photo = (): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0]),
    Buffer.from('这张照片照出了她的脸'.repeat(40)),
    Buffer.from([0xff, 0xd9]),
  ]);

function everythingOnDisk(host: TestHost): Buffer {
  const files = readdirSync(host.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name))));
}

describe('opening an identity', () => {
  it('takes the passphrase, a purpose and a reason, and is on record for the representatives', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const petitionId = await registered(chair);
    expect((await opened(chair, petitionId)).identity).toEqual(identity);

    const representative = await host.person(chair, 'representative');
    const seen = await representative.do('identity.openings', {});
    expect(seen).toMatchObject({ sealed: 1, openings: [{ ...wanted, petitionNo: '2025-0001', openedBy: '霍明辉' }] });
    expect(JSON.stringify(seen)).not.toContain(identity.name);
    expect(host.rows("SELECT subjectId FROM audit_entry WHERE call = 'identity.open'")).toEqual([
      { subjectId: petitionId },
    ]);
    expect(everythingOnDisk(host).includes(identity.name)).toBe(false);
  });

  it('opens nothing with a wrong passphrase, counts it, and makes the chair wait', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const petitionId = await registered(chair);
    const wrong = { petitionId, ...wanted, passphrase: '猜一个试试' };
    for (const waitSeconds of [0, 0, 2, 2]) {
      expect(await chair.do('identity.open', wrong)).toEqual({ opened: false, waitSeconds });
    }
    expect(await chair.do('identity.open', { ...wrong, passphrase })).toEqual({ opened: false, waitSeconds: 2 });
    expect((await chair.do('identity.openings', {})).openings).toEqual([]);
  });

  it('is for the chair alone, and says so of an anonymous petition', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const petitionId = await registered(chair);
    for (const role of ['officer', 'representative', 'management', 'observer'] as const) {
      const person = await host.person(chair, role);
      expect((await person.refused('identity.open', { petitionId, ...wanted, passphrase })).code).toBe('FORBIDDEN');
    }
    const anonymous = (await chair.do('petition.register', { text: '饭堂的菜不热' })).petitionId;
    expect((await chair.refused('identity.open', { petitionId: anonymous, ...wanted, passphrase })).code).toBe(
      'NO_IDENTITY',
    );
    expect(
      (await chair.refused('identity.open', { petitionId, purpose: 'contact', reason: '嗯', passphrase })).code,
    ).toBe('INVALID_INPUT');
  });

  it('brings a photo that shows the person out whole, with its name; on the disk there is neither', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const name = '欧阳绝密甲的自拍.jpg';
    const { attachmentId } = await chair.do('attachment.add', {
      name,
      content: photo().toString('base64'),
      showsPerson: true,
    });
    const { petitionId } = await chair.do('petition.register', { text: '手被烫伤了', attachmentIds: [attachmentId] });
    expect((await chair.refused('attachment.read', { attachmentId })).code).toBe('NOT_FOUND');
    const { files, identity: who } = await opened(chair, petitionId);
    expect(who).toBeNull();
    expect(files.map((file) => [file.name, file.mime])).toEqual([[name, 'image/jpeg']]);
    expect(Buffer.from(files[0]?.content ?? '', 'base64').includes('她的脸')).toBe(true);
    const disk = everythingOnDisk(host);
    for (const secret of ['她的脸', '绝密甲']) expect(disk.includes(secret)).toBe(false);
  });
});

describe('the recovery key', () => {
  it('is shown at set-up three ways, each of which brings a chair back who lost the passphrase', async () => {
    for (const way of ['characters', 'words', 'code'] as const) {
      const host = await testHost();
      const { recoveryKey } = await host.setUp();
      const chair = await host.signIn('chair');
      const petitionId = await registered(chair);
      expect(recoveryKey.characters).toHaveLength(12);
      const typed = {
        characters: recoveryKey.characters.join(''),
        words: recoveryKey.words.join(' '),
        code: recoveryKey.code.toLowerCase(),
      }[way];
      const input = { recoveryKey: typed, name: 'chair', displayName: '霍明辉', passphrase: next, closeOthers: false };
      expect((await host.send('key.recover', input)).ok, way).toBe(true);
      expect((await chair.refused('petition.counts', {})).code, 'the old session has ended').toBe('NOT_SIGNED_IN');
      const again = await host.signIn('chair', next);
      expect((await opened(again, petitionId, next)).identity).toEqual(identity);
      expect(await host.send('account.signIn', { name: 'chair', passphrase })).toMatchObject({
        value: { signedIn: false },
      });
      await host.close();
    }
  });

  it('lets a new chair in when the old one is gone, and closes the old account', async () => {
    const host = await testHost();
    const { recoveryKey } = await host.setUp();
    const old = await host.signIn('chair');
    const petitionId = await registered(old);
    const input = {
      recoveryKey: recoveryKey.characters.join(' '),
      name: '梁主席',
      displayName: '梁婉仪',
      passphrase: next,
    };
    expect((await host.send('key.recover', { ...input, closeOthers: true })).ok).toBe(true);
    expect((await old.refused('petition.counts', {})).code).toBe('NOT_SIGNED_IN');
    expect(await host.send('account.signIn', { name: 'chair', passphrase })).toMatchObject({
      value: { signedIn: false },
    });
    const chair = await host.signIn('梁主席', next);
    expect((await opened(chair, petitionId, next)).identity).toEqual(identity);
    expect((await chair.do('key.status', {})).holders.map((holder) => holder.displayName)).toEqual(['梁婉仪']);
  });

  it('is refused when it is misread, or another one', async () => {
    const host = await testHost();
    const { recoveryKey } = await host.setUp();
    const other = await testHost();
    const { recoveryKey: foreign } = await other.setUp();
    const input = { name: 'chair', displayName: '霍', passphrase: next, closeOthers: false };
    const misread = [...recoveryKey.characters.slice(0, 11), recoveryKey.characters[11] === '的' ? '一' : '的'].join(
      '',
    );
    const refusal = async (typed: string) => {
      const reply = await host.send('key.recover', { ...input, recoveryKey: typed });
      return reply.ok ? 'ok' : reply.error.code;
    };
    expect(await refusal(foreign.characters.join(''))).toBe('RECOVERY_KEY_WRONG');
    expect(await refusal(misread)).toBe('RECOVERY_KEY_UNREADABLE');
    expect(await refusal('GSHI-12345')).toBe('RECOVERY_KEY_UNREADABLE');
    expect(await refusal('')).toBe('RECOVERY_KEY_UNREADABLE');
    expect((await host.signIn('chair')).accountId).toBeTruthy();
  });

  it('made anew puts the earlier sheet out of use', async () => {
    const host = await testHost();
    const { recoveryKey: first } = await host.setUp();
    const chair = await host.signIn('chair');
    expect(await chair.do('key.makeRecovery', { passphrase: '不是这个口令' })).toEqual({ done: false, waitSeconds: 0 });
    const made = await chair.do('key.makeRecovery', { passphrase });
    if (!made.done) throw new Error('refused');
    const input = { name: 'chair', displayName: '霍', passphrase: next, closeOthers: false };
    expect((await host.send('key.recover', { ...input, recoveryKey: first.code })).ok).toBe(false);
    expect((await host.send('key.recover', { ...input, recoveryKey: made.recoveryKey.code })).ok).toBe(true);
  });
});

describe('a change of chair', () => {
  it('hands every key over with both passphrases, and takes it from the one who leaves', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const petitionId = await registered(chair);
    const officer = await host.person(chair, 'officer');
    const input = {
      passphrase,
      successorId: officer.accountId,
      successorPassphrase: passphrase,
      predecessor: 'officer',
    } as const;
    expect(await chair.do('key.handOver', { ...input, successorPassphrase: '别的' })).toEqual({
      done: false,
      whose: 'successor',
      waitSeconds: 0,
    });
    expect((await chair.refused('key.handOver', { ...input, successorId: chair.accountId })).code).toBe('SAME_ACCOUNT');
    expect(await chair.do('key.handOver', { ...input, passphrase: '别的' })).toMatchObject({
      done: false,
      whose: 'own',
    });
    expect(await chair.do('key.handOver', input)).toEqual({ done: true });
    for (const session of [chair, officer])
      expect((await session.refused('petition.counts', {})).code).toBe('NOT_SIGNED_IN');
    const successor = await host.signIn('officer1');
    expect((await opened(successor, petitionId)).identity).toEqual(identity);
    const former = await host.signIn('chair');
    expect((await former.refused('identity.open', { petitionId, ...wanted, passphrase })).code).toBe('FORBIDDEN');
    expect(host.rows('SELECT holder FROM key_wrapping ORDER BY holder')).toEqual(
      [{ holder: officer.accountId }, { holder: 'recovery' }].toSorted((a, b) => (a.holder < b.holder ? -1 : 1)),
    );
  });

  it('a second chair holds no key before it is handed over', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const petitionId = await registered(chair);
    const second = await host.person(chair, 'chair');
    expect((await second.refused('identity.open', { petitionId, ...wanted, passphrase })).code).toBe('KEY_NOT_HELD');
    expect((await second.do('key.status', {})).holdsItself).toBe(false);
    // Nor may the only holder be closed: the sheet would be the last way in.
    expect((await second.refused('account.disable', { accountId: chair.accountId })).code).toBe('LAST_KEY_HOLDER');
    const input = { passphrase, successorId: second.accountId, successorPassphrase: passphrase } as const;
    expect(await chair.do('key.handOver', { ...input, predecessor: 'chair' })).toEqual({ done: true });
    const holder = await host.signIn('chair1');
    await holder.do('account.disable', { accountId: chair.accountId });
    expect(host.rows('SELECT holder FROM key_wrapping WHERE holder = ?', chair.accountId)).toEqual([]);
  });

  it('a new passphrase opens what the old one did, and the old wrapping is in no file', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const petitionId = await registered(chair);
    const [before] = host.rows<{ wrapped: Buffer }>("SELECT wrapped FROM key_wrapping WHERE holder <> 'recovery'");
    await chair.do('account.changePassphrase', { current: passphrase, next });
    const again = await host.signIn('chair', next);
    expect((await opened(again, petitionId, next)).identity).toEqual(identity);
    expect(everythingOnDisk(host).includes(before?.wrapped ?? Buffer.from('none'))).toBe(false);
  });
});

describe('a new key', () => {
  it('seals everything anew in one transaction, and leaves neither old key nor old seal behind', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const ids = [];
    for (let i = 0; i < 450; i += 1) ids.push(await registered(chair, { name: `欧阳第${i}号` }));
    const { attachmentId } = await chair.do('attachment.add', {
      name: '合影.jpg',
      content: photo().toString('base64'),
      showsPerson: true,
    });
    const { petitionId: withPhoto } = await chair.do('petition.register', {
      text: '合影为证',
      attachmentIds: [attachmentId],
    });
    const old = host.rows<{ sealed: Buffer }>('SELECT sealed FROM sealed_identity');
    const [oldWrapping] = host.rows<{ wrapped: Buffer }>("SELECT wrapped FROM key_wrapping WHERE holder <> 'recovery'");
    const turning = chair.do('key.rotate', { passphrase });
    const turned = await turning;
    expect(turned).toMatchObject({ done: true, resealed: 451 });
    expect((await opened(chair, ids[217] ?? withPhoto)).identity?.name).toBe('欧阳第217号');
    expect((await opened(chair, withPhoto)).files).toHaveLength(1);
    expect(host.rows('SELECT DISTINCT keyId FROM sealed_identity')).toHaveLength(1);
    const disk = everythingOnDisk(host);
    for (const { sealed } of [old[0], old[200], old[449]].filter((row) => row !== undefined)) {
      expect(disk.includes(sealed)).toBe(false);
    }
    expect(disk.includes(oldWrapping?.wrapped ?? Buffer.from('none'))).toBe(false);
    expect(await chair.do('key.rotation', {})).toMatchObject({ running: false, done: 451 });
  });

  it('leaves everything as it was when it fails on the way', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const petitionId = await registered(chair);
    expect(await chair.do('key.rotate', { passphrase: '不是这个口令' })).toEqual({ done: false, waitSeconds: 0 });
    expect((await opened(chair, petitionId)).identity).toEqual(identity);
    expect(host.rows('SELECT id FROM union_key')).toHaveLength(1);
  });
});

describe('when passphrase and recovery key are both lost', () => {
  it('a new chair goes on with everything but the identities, and an old sheet found later brings those back', async () => {
    const host = await testHost();
    const { recoveryKey: lost } = await host.setUp();
    const old = await host.signIn('chair');
    const petitionId = await registered(old);
    const input = { enterpriseName: '佛山市禅陶建材有限公司', name: 'chair2', displayName: '梁婉仪', passphrase: next };
    expect(await host.send('key.startOver', { ...input, enterpriseName: '别的公司' })).toMatchObject({
      error: { code: 'NAME_DOES_NOT_MATCH' },
    });
    expect(await host.send('key.startOver', input)).toMatchObject({ ok: true, value: { lost: 1 } });
    const chair = await host.signIn('chair2', next);
    expect(await chair.do('key.status', {})).toMatchObject({ sealed: 1, outOfReach: 1, holdsItself: true });
    expect((await chair.refused('identity.open', { petitionId, ...wanted, passphrase: next })).code).toBe('KEY_LOST');
    expect(await chair.do('petition.get', { petitionId })).toMatchObject({
      petitionNo: '2025-0001',
      hasIdentity: true,
    });
    const later = await registered(chair);
    expect((await opened(chair, later, next)).identity).toEqual(identity);

    expect(await chair.do('key.bringBack', { recoveryKey: lost.words.join(' ') })).toEqual({ resealed: 1 });
    expect((await opened(chair, petitionId, next)).identity).toEqual(identity);
    expect(await chair.do('key.status', {})).toMatchObject({ outOfReach: 0 });
  });

  it('is not to be had from the pages', async () => {
    const host = await testHost();
    await host.setUp();
    const reply = await host.backend.dispatch(
      { call: 'key.startOver', input: { enterpriseName: '', name: 'xx', displayName: 'x', passphrase: next } },
      'desktop',
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'UNKNOWN_CALL' } });
  });
});
