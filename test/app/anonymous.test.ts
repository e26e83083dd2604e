import { describe, expect, it } from 'vitest';
import { testHost } from '../support/backend.ts';

describe('an anonymous petition', () => {
  it('has an id, and attachments with ids, that say nothing of the time', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { petitionId } = await chair.do('petition.register', { text: '灯坏了' });
    const named = await chair.do('petition.register', { text: '灯坏了两盏', identity: { name: '欧阳春草' } });
    const versionOf = (id: string): string => id.slice(14, 15);
    expect([versionOf(petitionId), versionOf(named.petitionId)]).toEqual(['4', '7']);
  });

  it.each(['chair', 'officer', 'representative', 'management'] as const)(
    'shows a %s no time below the hour, a named one does',
    async (role) => {
      const host = await testHost('2025-09-26T17:23:45+08:00');
      const chair = await host.chair();
      const triage = { category: 'living_conditions', class: 'immediate', urgent: false, major: false } as const;
      const person = role === 'chair' ? chair : await host.person(chair, role);
      const seen: string[] = [];
      for (const identity of [{}, { identity: { name: '欧阳春草' } }]) {
        const more = { roleGroup: 'technical', employment: 'agency', receivedAt: '2025-09-26T09:11:12.000Z' } as const;
        const { petitionId } = await chair.do('petition.register', { text: '灯坏了', triage, ...identity, ...more });
        await chair.do('petition.answer', { petitionId, version: 0, answer: '今天换' });
        await chair.do('petition.reportDone', { petitionId, version: 1, note: '换了' });
        await chair.do('petition.close', { petitionId, version: 2, closing: 'solved' });
        const shown = await person.do('petition.get', { petitionId });
        const list = await person.do('petition.list', {});
        const receipt = await chair.do('petition.explainDue', { petitionId });
        seen.push(JSON.stringify([shown, list, receipt]));
        const group = role === 'management' ? null : 'technical';
        expect([shown.roleGroup, shown.employment]).toEqual([group, group === null ? null : 'agency']);
        expect(shown.receivedOn).toBe('2025-09-26');
      }
      const times = (text: string) => [...new Set([...text.matchAll(/T(\d\d:\d\d:\d\d)/g)].map((match) => match[1]))];
      expect(times(seen[0] ?? '')).toEqual(['09:00:00']);
      expect(times(seen[1] ?? '').length).toBeGreaterThan(1);
    },
  );
});
