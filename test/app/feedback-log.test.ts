import { describe, expect, it } from 'vitest';
import { contract, type CallName } from '../../shared/contract/index.ts';
import { testHost } from '../support/backend.ts';

const triage = { category: 'living_conditions', class: 'immediate', urgent: false, major: false } as const;
const identity = (n: number) => ({
  name: `欧阳密${n}`,
  phone: `1990000${String(1000 + n)}`,
  employeeNo: `CT88${10 + n}`,
});

describe('the feedback log of management', () => {
  it('lets management take, answer and report, and keeps who took it', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const manager = await host.person(chair, 'management', { department: '设备维修部' });
    const { petitionId } = await chair.do('petition.register', { text: '三楼水龙头滴水', triage });
    const taken = await manager.do('petition.take', { petitionId, version: 0 });
    expect(await chair.do('petition.get', { petitionId })).toMatchObject({
      handlerDepartment: '设备维修部',
      handlerName: 'management1',
    });
    const answered = await manager.do('petition.answer', { petitionId, version: taken.version, answer: '明天换' });
    const done = await manager.do('petition.reportDone', { petitionId, version: answered.version, note: '已换' });
    expect(done.state).toBe('done');
    expect((await manager.refused('petition.triage', { petitionId, version: 3, decision: triage })).code).toBe(
      'FORBIDDEN',
    );
  });

  it('holds no identity in any reply that a management account can get', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const manager = await host.person(chair, 'management');
    const ids: unknown[] = [];
    for (let n = 0; n < 5; n += 1) {
      const text = `第${n}条：三号线的风扇坏了`;
      ids.push((await chair.do('petition.register', { text, triage, identity: identity(n) })).petitionId);
    }
    const secrets = Array.from({ length: 5 }, (_, n) => Object.values(identity(n))).flat();
    const today = { from: '2025-01-01', to: '2025-12-31' };
    const asked: Partial<Record<CallName, unknown[]>> = {
      'petition.get': ids.map((petitionId) => ({ petitionId })),
      'petition.explainDue': ids.map((petitionId) => ({ petitionId })),
      'petition.similar': [{ text: '三号线的风扇坏了' }],
      'figures.get': [today],
    };
    const answered: string[] = [];
    for (const [name, operation] of Object.entries(contract)) {
      if (operation.kind !== 'query') continue;
      for (const input of asked[name as CallName] ?? [{}]) {
        const reply = await host.send(name, input, manager.token);
        const said = JSON.stringify(reply);
        for (const secret of secrets) expect(said.includes(secret), `${secret} in ${name}`).toBe(false);
        if (reply.ok) answered.push(name);
      }
    }
    // The walk must have got answers, or it would prove nothing.
    for (const name of ['petition.list', 'petition.get', 'today.overview', 'figures.get'])
      expect(answered).toContain(name);
  });

  it('keeps each person’s own views of the register', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const manager = await host.person(chair, 'management');
    const filter = { states: ['assigned' as const], urgent: true };
    await manager.do('petition.saveView', { name: '急件', filter });
    await manager.do('petition.saveView', { name: '急件', filter: { ...filter, major: true } });
    expect(await manager.do('petition.views', {})).toMatchObject([{ name: '急件', filter: { major: true } }]);
    expect(await chair.do('petition.views', {})).toEqual([]);
    await manager.do('petition.deleteView', { name: '急件' });
    expect(await manager.do('petition.views', {})).toEqual([]);
  });
});
