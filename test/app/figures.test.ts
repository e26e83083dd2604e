import { demoPassphrase } from '../../electron/backend/demo/cast.ts';
import { rateNames, type RateName } from '../../shared/domain/figures.rules.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOf, percent, runningRate, type FigureSession } from '../../shared/domain/figures.rules.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';

const immediate = { category: 'living_conditions', class: 'immediate', urgent: false, major: false } as const;

async function register(chair: Person, text: string, triage: object | undefined = immediate) {
  const { petitionId } = await chair.do('petition.register', {
    text,
    ...(triage === undefined ? {} : { triage: triage as never }),
  });
  return petitionId;
}

async function at(host: TestHost, clock: string): Promise<[TestHost, Person]> {
  const later = await host.reopen(clock);
  return [later, await later.signIn('chair')];
}

describe('the figures', () => {
  it('equal a hand count over petitions answered in time, late, not at all, out of scope and merged', async () => {
    let host = await testHost('2025-11-03T09:00:00+08:00');
    let chair = await host.chair();
    const inTime = await register(chair, '第一条：洗手台漏水');
    const late = await register(chair, '第二条：走廊灯不亮');
    await register(chair, '第三条：风扇不转');
    const foreign = await register(chair, '第四条：同事欠我钱', undefined);
    const twin = await register(chair, '第五条：洗手台漏水了', undefined);
    const plan = await register(chair, '第六条：建食堂', { ...immediate, class: 'long_term' });
    await chair.do('petition.answer', { petitionId: inTime, version: 0, answer: '今天修' });
    await chair.do('petition.reportDone', { petitionId: inTime, version: 1, note: '已修好' });
    await chair.do('petition.setOutOfScope', {
      petitionId: foreign,
      version: 0,
      reason: '私人债务',
      answer: '请走法律途径',
    });
    await chair.do('petition.merge', { petitionId: twin, version: 0, intoId: plan });
    [host, chair] = await at(host, '2025-11-10T09:00:00+08:00');
    await chair.do('petition.answer', { petitionId: late, version: 0, answer: '已排期' });
    await chair.do('petition.reportDone', { petitionId: late, version: 1, note: '已换灯' });
    await chair.do('petition.close', { petitionId: late, version: 2, closing: 'explained' });

    const figures = await chair.do('figures.get', { from: '2025-11-01', to: '2025-11-30' });
    expect(figures).toMatchObject({ received: 4, outOfScope: 1, merged: 1 });
    expect(figures.rates).toEqual({
      // first and second were answered, the third and the plan not
      response: { part: 2, whole: 4, percent: 50 },
      // three had an answer deadline: in time, late, overdue
      onTimeResponse: { part: 1, whole: 3, percent: 33.3 },
      // done counts, closed as explained does not
      resolution: { part: 1, whole: 4, percent: 25 },
      onTimeCompletion: { part: 1, whole: 3, percent: 33.3 },
    });
    expect(figures.runningRate).toEqual({ part: 0, whole: 0, percent: null });
    expect(figures.byClass.map(({ key, received }) => [key, received])).toEqual([
      ['immediate', 3],
      ['long_term', 1],
    ]);
    expect(await chair.do('figures.get', { from: '2025-12-01', to: '2025-12-31' })).toMatchObject({ received: 0 });
  });

  it('hide groups of fewer than five people from management, and the next smallest, or the total would give them away', async () => {
    const host = await testHost('2025-11-03T09:00:00+08:00');
    const chair = await host.chair();
    const management = await host.person(chair, 'management');
    const workshops = [...Array(7).fill('成型车间'), ...Array(6).fill('施釉车间'), '釉料车间', '釉料车间'] as string[];
    for (const [i, workshop] of workshops.entries()) {
      await chair.do('petition.register', { text: `第${i}条风扇不转`, workshop, roleGroup: 'technical' });
    }
    const input = { from: '2025-11-01', to: '2025-11-30' };
    expect((await management.do('figures.get', input)).byWorkshop).toEqual([
      { key: '成型车间', n: 7 },
      { key: '施釉车间', n: null },
      { key: '釉料车间', n: null },
    ]);
    const counted = (await management.do('petition.counts', {})).byWorkshop;
    expect(counted).toEqual({ 成型车间: 7, 施釉车间: null, 釉料车间: null });
    expect((await chair.do('figures.get', input)).byWorkshop[2]).toEqual({ key: '釉料车间', n: 2 });
  });

  it('refuse a period that ends before it begins', async () => {
    const host = await testHost();
    const chair = await host.chair();
    expect((await chair.refused('figures.get', { from: '2025-02-01', to: '2025-01-01' })).details['field']).toBe('to');
  });
});

describe('the running rate', () => {
  const session = (heldOn: string, more: Partial<FigureSession> = {}): FigureSession => ({
    heldOn,
    state: 'minuted',
    gatesHeld: true,
    representatives: 5,
    deliberating: 10,
    ...more,
  });
  const span = { from: '2025-01-15', to: '2025-04-10', today: '2025-04-10' };

  it('counts months with a valid session; an opened room without minutes or gates counts for nothing', () => {
    const sessions = [
      session('2025-01-20'),
      session('2025-02-20', { state: 'closed' }),
      session('2025-03-20', { gatesHeld: false }),
    ];
    expect(runningRate(sessions, span, 'monthly')).toEqual({ part: 1, whole: 3 });
  });

  it('does not blame the month that is still going on, and counts it once it has its session', () => {
    expect(runningRate([session('2025-04-02')], span, 'monthly')).toEqual({ part: 1, whole: 4 });
  });

  it('goes by quarters in simplified mode', () => {
    expect(runningRate([session('2025-02-20')], span, 'quarterly')).toEqual({ part: 1, whole: 1 });
  });

  it('is never more than all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 })), (months) => {
        const sessions = months.map((month) => session(`2025-${String(month).padStart(2, '0')}-15`));
        const { part, whole } = runningRate(
          sessions,
          { from: '2025-01-01', to: '2025-12-31', today: '2026-01-01' },
          'monthly',
        );
        expect(part).toBe(new Set(months).size);
        expect(whole).toBe(12);
      }),
    );
  });
});

describe('means and percents', () => {
  it('shows a mean from five ratings up', () => {
    expect(meanOf([{ score: 5, n: 4 }], 5)).toEqual({ count: 4, mean: null });
    expect(
      meanOf(
        [
          { score: 5, n: 3 },
          { score: 2, n: 2 },
        ],
        5,
      ),
    ).toEqual({ count: 5, mean: 3.8 });
  });

  it('has no percent of nothing', () => {
    expect(percent({ part: 0, whole: 0 })).toBeNull();
    expect(percent({ part: 1, whole: 3 })).toBe(33.3);
  });
});

describe('the lists behind the figures', () => {
  it('hold exactly what each figure counts, its part and the rest', { timeout: 240_000 }, async () => {
    const host = await testHost('2026-11-20T09:00:00+08:00');
    await host.send('system.fillDemo', {});
    const signIn = await host.send('account.signIn', { name: 'zhuxi', passphrase: demoPassphrase });
    const token = signIn.ok ? (signIn.value as { token: string }).token : '';
    const period = { from: '2026-01-01', to: '2026-09-30' };
    const reply = await host.send('figures.get', period, token);
    if (!reply.ok) throw new Error(reply.error.code);
    const { rates } = reply.value as { rates: Record<RateName, { part: number; whole: number }> };
    for (const name of rateNames) {
      const counted: number[] = [];
      for (const side of ['part', 'rest'] as const) {
        let after: string | null = null;
        let n = 0;
        do {
          const page = await host.send(
            'petition.list',
            { figure: { name, side }, receivedFrom: period.from, receivedTo: period.to, limit: 200, after },
            token,
          );
          if (!page.ok) throw new Error(page.error.code);
          const { rows, next } = page.value as { rows: unknown[]; next: string | null };
          n += rows.length;
          after = next;
        } while (after !== null);
        counted.push(n);
      }
      expect(counted, name).toEqual([rates[name].part, rates[name].whole - rates[name].part]);
      expect(Math.min(...counted), `${name} has both sides in the demo`).toBeGreaterThan(0);
    }
  });
});
