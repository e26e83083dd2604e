import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../shared/contract/wire.ts';
import { builtPages } from '../support/built-pages.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { Phone, send } from '../support/phone.ts';
import { seat } from '../support/session.ts';

let running: TestHost | undefined;
afterEach(async () => {
  const chair = await running?.signIn('chair').catch(() => undefined);
  await chair?.do('host.stop', {}).catch(() => undefined);
  running = undefined;
});

async function started(): Promise<{ host: TestHost; chair: Person; address: string }> {
  const host = await testHost('2025-10-15T09:00:00+08:00', undefined, { pagesDir: builtPages() });
  running = host;
  const chair = await host.chair();
  await seat(host, 6);
  const { address } = await chair.do('host.start', { address: '127.0.0.1', port: 18_000 + (process.pid % 2000) });
  return { host, chair, address };
}

describe('serving phones', () => {
  it('is off until it is started, says where, and goes off again', async () => {
    const { chair, address } = await started();
    expect(await chair.do('host.status', {})).toMatchObject({ running: true, address });
    expect((await send(`${address}/api/key`, 'GET', {})).status).toBe(200);
    await chair.do('host.stop', {});
    expect(await chair.do('host.status', {})).toMatchObject({ running: false, address: null });
    await expect(send(`${address}/api/key`, 'GET', {})).rejects.toThrow();
  });

  it('names the port or the address that is not to be had', async () => {
    const { chair, address } = await started();
    const other = await testHost('2025-10-15T09:00:00+08:00', undefined, { pagesDir: '/' });
    const otherChair = await other.chair();
    const port = Number(new URL(address).port);
    expect(await otherChair.refused('host.start', { address: '127.0.0.1', port })).toEqual({
      code: 'PORT_IN_USE',
      details: { port },
    });
    expect((await otherChair.refused('host.start', { address: '203.0.113.9' })).code).toBe('HOST_ADDRESS_GONE');
    expect((await chair.do('host.status', {})).running).toBe(true);
  });

  it('is at an address that phones can go to', async () => {
    const { chair } = await started();
    const hostName = { certificateFile: 'no.pem', keyFile: 'no.pem', hostName: 'yishi.example.com' };
    for (const certificate of [null, 'generated', { ...hostName, hostName: '' }]) {
      expect(await chair.refused('host.start', { address: '0.0.0.0', certificate })).toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: 'address' },
      });
    }
    expect(await chair.refused('host.start', { address: '::1' })).toMatchObject({ details: { field: 'address' } });
    expect((await chair.refused('host.start', { address: '0.0.0.0', certificate: hostName })).code).toBe(
      'CERTIFICATE_UNUSABLE',
    );
    expect((await chair.do('host.status', {})).running).toBe(true);
  });

  it('lets nobody in under another name, from another page, or without sealing', async () => {
    const { address } = await started();
    const { host } = new URL(address);
    expect((await send(`${address}/api/key`, 'GET', { host: 'evil.example' })).status).toBe(421);
    const headers = { 'content-type': 'application/octet-stream' };
    expect((await send(`${address}/api/sealed`, 'POST', headers, Buffer.alloc(60))).status).toBe(403);
    const elsewhere = { ...headers, origin: 'http://evil.example' };
    expect((await send(`${address}/api/sealed`, 'POST', elsewhere, Buffer.alloc(60))).status).toBe(403);
    const here = { ...headers, origin: `http://${host}` };
    expect((await send(`${address}/api/sealed`, 'POST', here, Buffer.alloc(60))).status).toBe(400);
    for (const file of [
      'index.html',
      '../package.json',
      '..%2fpackage.json',
      'portal.html%00',
      'assets/../index.html',
    ]) {
      expect((await send(`${address}/${file}`, 'GET', {})).status, file).toBe(404);
    }
  });

  it('answers openly only what hangs on the wall anyway', async () => {
    const { address, chair } = await started();
    const headers = { 'content-type': 'application/json', origin: address };
    const open = async (call: string): Promise<Reply> =>
      JSON.parse(
        (
          await send(
            `${address}/api/call`,
            'POST',
            headers,
            Buffer.from(JSON.stringify({ call, input: {}, token: chair.token })),
          )
        ).body.toString(),
      ) as Reply;
    expect((await open('board.wall')).ok).toBe(true);
    const long = Buffer.from(JSON.stringify({ call: 'board.wall', input: { x: 'x'.repeat(5000) } }));
    expect((await send(`${address}/api/call`, 'POST', headers, long)).status).toBe(413);
    for (const call of [
      'receipt.lookUp',
      'petition.similarForPhone',
      'petition.list',
      'account.signIn',
      'phone.enter',
      'identity.openings',
      'host.status',
      'no.such',
    ]) {
      expect((await open(call)).ok, call).toBe(false);
    }
  });
});

describe('a representative’s phone', () => {
  it('comes in with the personal code and stays in over a restart; a cookie without its proof is nobody', async () => {
    const { host, chair, address } = await started();
    const { tickets } = await chair.do('host.issueTickets', {});
    expect(tickets.length).toBeGreaterThan(5);
    const phone = await Phone.at(address);
    expect(await phone.call('phone.me', {})).toMatchObject({ ok: false, error: { code: 'NOT_SIGNED_IN' } });
    expect(await phone.enter(tickets[0]?.ticket ?? '')).toMatchObject({ ok: true, value: { name: tickets[0]?.name } });
    expect(phone.setCookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect(await phone.call('phone.me', {})).toMatchObject({
      value: { representativeId: tickets[0]?.representativeId },
    });
    const thief = new Phone(address, phone.publicKey);
    thief.cookie = phone.cookie;
    expect(await thief.call('phone.me', {})).toMatchObject({ ok: false });
    // What phones hold is on the disk only as hashes.
    const stored = JSON.stringify([host.rows('SELECT * FROM phone_ticket'), host.rows('SELECT * FROM phone_session')]);
    for (const secret of [tickets[0]?.ticket, phone.cookie, phone.proof]) expect(stored).not.toContain(secret);

    await chair.do('host.stop', {});
    const again = await host.reopen();
    running = again;
    const chairAgain = await again.signIn('chair');
    await chairAgain.do('host.start', { address: '127.0.0.1', port: Number(new URL(address).port) });
    expect(await phone.call('phone.me', {})).toMatchObject({ value: { name: tickets[0]?.name } });
  });

  it('comes in once by what was sealed once, however often somebody who listened sends it again', async () => {
    const { host, chair, address } = await started();
    const { tickets } = await chair.do('host.issueTickets', {});
    const phone = await Phone.at(address);
    const entry = phone.seal('phone.enter', { ticket: tickets[0]?.ticket ?? '' });
    const listener = new Phone(address, phone.publicKey);
    const again = async (): Promise<number> =>
      (await send(`${address}/api/sealed`, 'POST', listener.headers(), entry.body)).status;
    const statuses = [...(await Promise.all(Array.from({ length: 10 }, again))), await again(), await again()];
    expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 11 }, () => 409)]);
    const entries = () => host.rows("SELECT 1 FROM audit_entry WHERE call = 'phone.enter'");
    expect([entries(), host.rows('SELECT 1 FROM phone_session')]).toEqual([[{ 1: 1 }], [{ 1: 1 }]]);
    // The phone whose answer was lost seals anew; what was refused was nothing that could be repeated.
    expect(await phone.enter(tickets[0]?.ticket ?? '')).toMatchObject({ ok: true });
    const wrong = phone.seal('phone.enter', { ticket: 'A'.repeat(43) });
    for (let sent = 0; sent < 2; sent += 1) {
      expect(await phone.send(wrong)).toMatchObject({ error: { code: 'TICKET_UNKNOWN' } });
    }
    expect(entries()).toHaveLength(2);
  });

  it('hands in and looks up as nobody, also after it has come in', async () => {
    const { host, chair, address } = await started();
    const { tickets } = await chair.do('host.issueTickets', {});
    const phone = await Phone.at(address);
    await phone.enter(tickets[0]?.ticket ?? '');
    const before = host.rows<{ n: number }>('SELECT max(seq) AS n FROM audit_entry')[0]?.n ?? 0;
    const replies = () =>
      host.rows('SELECT accountId, count(*) AS n FROM command_receipt WHERE accountId IS NOT NULL GROUP BY accountId');
    const repliesBefore = replies();
    const handedIn = await phone.call('petition.handIn', { text: '二号车间的风扇坏了三台' });
    expect(handedIn).toMatchObject({ ok: true });
    const { receiptCode: code } = (handedIn as unknown as { value: { receiptCode: string } }).value;
    expect(await phone.call('receipt.write', { code, body: '什么时候修？' })).toMatchObject({ ok: true });
    expect(host.rows(`SELECT call, accountId, role FROM audit_entry WHERE seq > ${before}`)).toEqual([
      { call: 'petition.handIn', accountId: null, role: null },
      { call: 'receipt.write', accountId: null, role: null },
    ]);
    expect(replies()).toEqual(repliesBefore);
  });

  it('cannot try passphrases of accounts', async () => {
    const { address } = await started();
    const phone = await Phone.at(address);
    expect(await phone.call('account.signIn', { name: 'chair', passphrase: 'x'.repeat(12) })).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_CALL' },
    });
  });

  it('is out when its code is issued anew, and may do what representatives may and no more', async () => {
    const { chair, address } = await started();
    const { tickets } = await chair.do('host.issueTickets', {});
    const phone = await Phone.at(address);
    await phone.enter(tickets[1]?.ticket ?? '');
    expect(await phone.call('identity.openings', {})).toMatchObject({ error: { code: 'UNKNOWN_CALL' } });
    const representativeId = tickets[1]?.representativeId;
    if (representativeId === undefined) throw new Error('no representative');
    await chair.do('host.issueTickets', { representativeIds: [representativeId] });
    expect(await phone.call('phone.me', {})).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } });
    expect(await phone.enter(tickets[1]?.ticket ?? '')).toMatchObject({ error: { code: 'TICKET_UNKNOWN' } });
    const other = await Phone.at(address);
    expect((await other.enter(tickets[2]?.ticket ?? '')).ok, 'the others stay valid').toBe(true);
    await other.call('phone.leave', {});
    expect(await other.call('phone.me', {})).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } });
  });
});
