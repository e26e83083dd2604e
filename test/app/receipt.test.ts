import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openForReading, overSqlite } from '../../db/connection.ts';
import { databaseName } from '../../db/open.ts';
import type { ReadDb } from '../../db/handles.ts';
import { handlers } from '../../electron/backend/registry.ts';
import { newReceiptCode, receiptHash } from '../../electron/backend/trust/receipt-code.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';

const immediate = { category: 'living_conditions', class: 'immediate', urgent: false, major: false } as const;
const register = (chair: Person, text: string, identity?: { name: string }) =>
  chair.do('petition.register', { text, triage: immediate, ...(identity === undefined ? {} : { identity }) });

async function lookUp(host: TestHost, code: string): Promise<OutputOf<'receipt.lookUp'>> {
  const reply = await host.send('receipt.lookUp', { code });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value as OutputOf<'receipt.lookUp'>;
}

/** Every question the look-up asks the database for this code, without the values in it. */
async function questionsFor(host: TestHost, code: string): Promise<string[]> {
  const asked: string[] = [];
  const db = overSqlite(openForReading(path.join(host.dataDir, databaseName)));
  const watched = db.withPlugin({
    transformQuery: ({ node }) => {
      asked.push(JSON.stringify(node, (key, value: unknown) => (key === 'value' ? '?' : value)));
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const { services } = host.backend;
  const context = { actor: undefined, audience: 'lan', now: services.clock.now(), services } as never;
  await handlers['receipt.lookUp'](watched as unknown as ReadDb, { code }, context);
  await db.destroy();
  return asked;
}

describe('looking a petition up by its receipt code', () => {
  it('shows steps, answer and department by the day, and neither who asked nor who handles it', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { petitionId, receiptCode, petitionNo } = await register(chair, '三楼洗手台水龙头关不紧', {
      name: '欧阳春草',
    });
    const assigned = { petitionId, version: 0, department: '设备部', name: '区师傅', note: '请区师傅今天去' };
    await chair.do('petition.assign', assigned);
    await chair.do('petition.answer', { petitionId, version: 1, answer: '明天换新龙头' });
    const spelled = receiptCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    const shown = await lookUp(host, spelled);
    expect(shown).toEqual({
      found: true,
      petitionNo,
      receivedOn: '2025-09-26',
      state: 'answered',
      closing: null,
      waits: true,
      dueOn: '2025-09-30',
      department: '设备部',
      cosignCount: 0,
      mergedInto: null,
      steps: [
        { on: '2025-09-26', kind: 'register', state: 'received', words: '' },
        { on: '2025-09-26', kind: 'triage', state: 'assigned', words: '' },
        { on: '2025-09-26', kind: 'answer', state: 'answered', words: '明天换新龙头' },
      ],
      messages: [],
      messagesErasedOn: null,
      rated: null,
      mayRate: false,
    });
    for (const secret of ['欧阳春草', '区师傅', '霍明辉']) expect(JSON.stringify(shown)).not.toContain(secret);
  });

  it('goes on with the petition that this one was merged into', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const first = await register(chair, '三楼洗手台水龙头关不紧');
    const twin = await register(chair, '三楼水龙头漏水');
    await chair.do('petition.merge', { petitionId: twin.petitionId, version: 0, intoId: first.petitionId });
    await chair.do('petition.answer', { petitionId: first.petitionId, version: 0, answer: '明天换新龙头' });
    const shown = await lookUp(host, twin.receiptCode);
    expect(shown).toMatchObject({ petitionNo: twin.petitionNo, mergedInto: first.petitionNo, state: 'answered' });
    expect(shown.found && shown.steps.map(({ kind }) => kind)).toEqual(['register', 'triage', 'merge', 'answer']);
  });

  it('does the same reads for right codes, wrong ones and those of merged petitions, and never answers early', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const first = await register(chair, '三楼洗手台水龙头关不紧');
    const twin = await register(chair, '三楼水龙头漏水');
    await chair.do('petition.merge', { petitionId: twin.petitionId, version: 0, intoId: first.petitionId });
    const right = await questionsFor(host, first.receiptCode);
    expect(right.length).toBe(11);
    expect(await questionsFor(host, newReceiptCode())).toEqual(right);
    expect(await questionsFor(host, twin.receiptCode)).toEqual(right);
    for (const code of [first.receiptCode, newReceiptCode()]) {
      const began = performance.now();
      await lookUp(host, code);
      expect(performance.now() - began).toBeGreaterThanOrEqual(118);
    }
  });

  it('waits longer and longer after wrong codes, also when they come all at once; right codes cost nothing', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { receiptCode } = await register(chair, '三楼洗手台水龙头关不紧');
    for (let i = 0; i < 8; i += 1) expect(await lookUp(host, receiptCode)).toMatchObject({ found: true });
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => host.send('receipt.lookUp', { code: newReceiptCode() })),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(6);
    expect(await host.send('receipt.lookUp', { code: receiptCode })).toMatchObject({
      ok: false,
      error: { code: 'TOO_MANY_ATTEMPTS', details: { waitSeconds: 30 } },
    });
    // Another door has a count of its own.
    const other = { call: 'receipt.lookUp', input: { code: receiptCode } } as const;
    expect((await host.backend.dispatch(other, 'lan')).ok).toBe(true);
  });

  it('keeps of a code only a hash, another one in every installation', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { receiptCode } = await register(chair, '三楼洗手台水龙头关不紧');
    const other = await testHost();
    await other.chair();
    const secret = (of: TestHost) =>
      of.rows<{ value: Buffer }>("SELECT value FROM installation_secret WHERE name = 'receipt'")[0]?.value ??
      Buffer.of();
    const [row] = host.rows<{ receiptHash: string }>('SELECT receiptHash FROM petition');
    expect(row?.receiptHash).toBe(receiptHash(secret(host), receiptCode));
    expect(receiptHash(secret(other), receiptCode)).not.toBe(row?.receiptHash);
    const bare = receiptCode.replaceAll('-', '');
    const everything = JSON.stringify(
      ['petition', 'petition_event', 'audit_entry'].map((t) => host.rows(`SELECT * FROM ${t}`)),
    );
    expect(everything).not.toContain(receiptCode);
    expect(everything).not.toContain(bare);
  });
});
