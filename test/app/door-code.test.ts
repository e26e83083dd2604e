import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DoorCodes } from '../../electron/backend/phone/door-codes.ts';
import type { AccountId } from '../../shared/ids.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { failingDispatch } from '../support/failing-dispatch.ts';
import { Phone } from '../support/phone.ts';
import { seat } from '../support/session.ts';

let chairOfRunning: Person | undefined;
afterEach(async () => {
  await chairOfRunning?.do('host.stop', {}).catch(() => undefined);
  chairOfRunning = undefined;
});

async function started(): Promise<{ host: TestHost; chair: Person; address: string }> {
  const host = await testHost('2025-10-15T09:00:00+08:00', undefined, {
    pagesDir: path.resolve(import.meta.dirname, '../../out/renderer'),
  });
  const chair = await host.chair();
  chairOfRunning = chair;
  await seat(host, 3);
  const { address } = await chair.do('host.start', { address: '127.0.0.1', port: 28_000 + (process.pid % 2000) });
  return { host, chair, address };
}

describe('a code told at the door', () => {
  it('lets one phone in, once, however it is typed; neither the record nor the list of printed codes holds it', async () => {
    const { host, chair, address } = await started();
    const [holder] = await chair.do('host.tickets', {});
    if (holder === undefined) throw new Error('nobody is in office');
    const { code, name } = await chair.do('host.issueDoorCode', { representativeId: holder.representativeId });
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(name).toBe(holder.name);
    const phone = await Phone.at(address);
    expect(await phone.enter(` ${code.toLowerCase().replace('-', ' ').replaceAll('0', 'o')}`)).toMatchObject({
      ok: true,
    });
    expect(await phone.call('phone.me', {})).toMatchObject({ ok: true, value: { name } });
    const second = await Phone.at(address);
    expect(await second.enter(code)).toMatchObject({ ok: false, error: { code: 'TICKET_UNKNOWN' } });
    expect((await chair.do('host.tickets', {})).map(({ issuedAt }) => issuedAt)).toEqual([null, null, null]);
    expect(JSON.stringify(host.rows('SELECT * FROM phone_ticket'))).not.toContain(code.replace('-', ''));
    // A lost phone is put out as one that came in by a printed code is.
    await chair.do('host.issueTickets', { representativeIds: [holder.representativeId] });
    expect(await phone.call('phone.me', {})).toMatchObject({ ok: false, error: { code: 'NOT_SIGNED_IN' } });
  });

  it('is told, and printed ones are issued, also to whose phone account was disabled', async () => {
    const { host, chair } = await started();
    const { tickets } = await chair.do('host.issueTickets', {});
    const [{ representativeId } = { representativeId: '' as never }] = tickets;
    const accountsOf = () =>
      host.rows<{ id: AccountId; name: string }>("SELECT id, name FROM account WHERE name LIKE 'code-%' ORDER BY name");
    for (const { id: accountId } of accountsOf()) await chair.do('account.disable', { accountId });
    await chair.do('host.issueDoorCode', { representativeId });
    expect((await chair.do('host.issueTickets', {})).tickets).toHaveLength(3);
    expect(accountsOf()).toHaveLength(6);
  });

  it('is not to be guessed: after six wrong ones there is a pause, which scanned codes do not meet', async () => {
    const { chair, address } = await started();
    const { tickets } = await chair.do('host.issueTickets', {});
    const phone = await Phone.at(address);
    const answers = [];
    for (let i = 0; i < 8; i += 1) answers.push(await phone.enter(`0000-000${i}`));
    expect(answers.map((reply) => (reply.ok ? 'in' : reply.error.code))).toEqual([
      ...Array.from({ length: 6 }, () => 'TICKET_UNKNOWN'),
      'TOO_MANY_ATTEMPTS',
      'TOO_MANY_ATTEMPTS',
    ]);
    expect(await phone.enter(tickets[0]?.ticket ?? '')).toMatchObject({ ok: true });
  });

  it('is good for a quarter of an hour, and only the last one told', () => {
    const codes = new DoorCodes();
    const accountId = randomUUID() as string as AccountId;
    const minute = 60_000;
    const late = codes.issue(accountId, 0);
    expect(codes.take(late.code, 15 * minute)).toBeUndefined();
    const former = codes.issue(accountId, 0);
    const last = codes.issue(accountId, minute);
    expect(codes.take(former.code, 2 * minute)).toBeUndefined();
    expect(codes.take(last.code, 16 * minute - 1)?.accountId).toBe(accountId);
  });

  it('is still good when the disk did not take what came of it, and lets in one of two at the same moment', async () => {
    const { host, chair } = await started();
    const [holder] = await chair.do('host.tickets', {});
    if (holder === undefined) throw new Error('nobody is in office');
    const { representativeId } = holder;
    const { code } = await chair.do('host.issueDoorCode', { representativeId });
    const failing = await failingDispatch(host);
    const full = { ok: false, error: { code: 'DISK_FULL' } };
    expect(await failing({ call: 'phone.enter', input: { ticket: code } }, 'lan')).toMatchObject(full);
    const { token } = chair;
    expect(await failing({ call: 'host.issueDoorCode', input: { representativeId }, token }, 'desktop')).toMatchObject(
      full,
    );
    expect(await failing({ call: 'host.issueTickets', input: {}, token }, 'desktop')).toMatchObject(full);
    const enter = () => host.backend.dispatch({ call: 'phone.enter', input: { ticket: code } }, 'lan');
    const both = await Promise.all([enter(), enter()]);
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('goes out of use when the printed one is issued anew', async () => {
    const { host, chair } = await started();
    const [holder] = await chair.do('host.tickets', {});
    if (holder === undefined) throw new Error('nobody is in office');
    const { representativeId } = holder;
    const { code } = await chair.do('host.issueDoorCode', { representativeId });
    await chair.do('host.issueTickets', { representativeIds: [representativeId] });
    expect(await host.backend.dispatch({ call: 'phone.enter', input: { ticket: code } }, 'lan')).toMatchObject({
      ok: false,
      error: { code: 'TICKET_UNKNOWN' },
    });
  });
});
