import { describe, expect, it } from 'vitest';
import { testHost } from '../support/backend.ts';

const immediate = { category: 'living_conditions', class: 'immediate', urgent: false, major: false } as const;
const text = '三楼洗手台水龙头关不紧，日夜滴水';

describe('changing the rules of procedure', () => {
  it('makes a new dated version; a petition is judged by the version of its day', async () => {
    const host = await testHost('2025-09-22T09:00:00+08:00');
    const chair = await host.chair();
    const before = await chair.do('petition.register', { text, triage: immediate });
    await chair.do('rules.change', { effectiveOn: '2025-09-23', settings: { immediateDoneDays: 5 }, note: '试行' });
    const later = await host.reopen('2025-09-23T09:00:00+08:00');
    const again = await later.signIn('chair');
    const after = await again.do('petition.register', { text, triage: immediate });
    expect((await again.do('petition.get', { petitionId: before.petitionId })).doneBy).toBe('2025-09-25');
    expect((await again.do('petition.get', { petitionId: after.petitionId })).doneBy).toBe('2025-09-29');
    const { versions, inForceId } = await again.do('rules.list', {});
    expect(versions.find((version) => version.id === inForceId)?.number).toBe(2);
  });

  it('refuses the past, a day that is taken, an unknown key and a value out of range, and writes nothing', async () => {
    const host = await testHost('2025-09-22T09:00:00+08:00');
    const chair = await host.chair();
    const change = (effectiveOn: string, settings: object) => chair.refused('rules.change', { effectiveOn, settings });
    expect((await change('2025-09-21', {})).code).toBe('RULES_DATE_PAST');
    expect((await change('2025-09-22', {})).code).toBe('RULES_DATE_TAKEN');
    expect(await change('2025-10-01', { representativeSharePercent: 49 })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'rules.representativeSharePercent', limit: '50–90' },
    });
    expect((await change('2025-10-01', { nonsense: 1 })).details).toMatchObject({ field: 'rules.nonsense' });
    expect(host.rows('SELECT count(*) AS n FROM rules_version')).toEqual([{ n: 1 }]);
  });
});

describe('importing the calendar of a new year', () => {
  it('counts provisional deadlines again', async () => {
    const host = await testHost('2026-12-30T09:00:00+08:00');
    const chair = await host.chair();
    const { petitionId } = await chair.do('petition.register', { text, triage: immediate });
    expect(await chair.do('petition.get', { petitionId })).toMatchObject({
      doneBy: '2027-01-04',
      dueProvisional: true,
    });
    const content = JSON.stringify({
      year: 2027,
      off: ['2027-01-01', '2027-01-04'],
      work: ['2027-01-02'],
      source: '国办通知',
    });
    expect(await chair.do('calendar.importYear', { content })).toEqual({ year: 2027, recomputed: 1 });
    expect(await chair.do('petition.get', { petitionId })).toMatchObject({
      doneBy: '2027-01-05',
      dueProvisional: false,
    });
  });

  it.each([
    ['{', 'JSON'],
    ['{"year":2027,"off":["2027-13-01"],"work":[],"source":"x"}', 'off'],
    ['{"year":2027,"off":["2026-01-01"],"work":[],"source":"x"}', '2026-01-01'],
    ['{"year":2027,"off":["2027-01-01"],"work":["2027-01-01"],"source":"x"}', '2027-01-01'],
    ['{"year":2027,"off":["2027-01-01"],"work":[],"source":""}', 'source'],
  ])('refuses %s, naming %s', async (content, field) => {
    const host = await testHost('2026-12-30T09:00:00+08:00');
    const chair = await host.chair();
    expect((await chair.refused('calendar.importYear', { content })).details['field']).toBe(field);
  });

  it('lets the factory lay its own days over the public calendar', async () => {
    const host = await testHost('2025-09-19T09:00:00+08:00');
    const chair = await host.chair();
    const { petitionId } = await chair.do('petition.register', { text, triage: immediate });
    expect((await chair.do('petition.get', { petitionId })).doneBy).toBe('2025-09-24');
    // A six-day week: Saturday 20th counts.
    expect(await chair.do('calendar.setFactory', { restWeekdays: [7], off: [], work: [] })).toEqual({ recomputed: 1 });
    expect(await chair.do('petition.get', { petitionId })).toMatchObject({
      answerBy: '2025-09-20',
      doneBy: '2025-09-23',
    });
  });
});
