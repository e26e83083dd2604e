import { describe, expect, it } from 'vitest';
import { demoPassphrase } from '../../electron/backend/demo/cast.ts';
import { testHost } from '../support/backend.ts';

const at = '2026-11-20T09:00:00+08:00';

describe('the demo enterprise', () => {
  it(
    'has fourteen months of petitions, sessions, ballots and promises, made through the ordinary calls',
    { timeout: 240_000 },
    async () => {
      const host = await testHost(at);
      expect(await host.send('system.fillDemo', {})).toEqual({ ok: true, value: {} });
      const status = await host.send('system.status', {});
      expect(status).toMatchObject({ ok: true, value: { setUp: true, isDemo: true, today: '2026-11-20' } });
      const signIn = await host.send('account.signIn', { name: 'zhuxi', passphrase: demoPassphrase });
      expect(signIn).toMatchObject({ ok: true, value: { signedIn: true } });
      const token = signIn.ok ? (signIn.value as { token: string }).token : '';
      const figures = await host.send('figures.get', { from: '2025-09-01', to: '2026-11-30' }, token);
      expect(figures).toMatchObject({ ok: true, value: { outOfScope: 17, runningRate: { whole: 14 } } });
      const { part } = figures.ok ? (figures.value as { runningRate: { part: number } }).runningRate : { part: 0 };
      // Two months are left without a session on purpose.
      expect(part).toBeGreaterThanOrEqual(9);
      expect(part).toBeLessThan(14);
      const [ballots] = host.rows<{ secret: number; open: number }>(
        "SELECT sum(kind = 'secret') AS secret, sum(kind = 'open') AS open FROM ballot WHERE state = 'closed'",
      );
      expect(ballots?.secret).toBeGreaterThan(0);
      expect(ballots?.open).toBeGreaterThan(0);
      expect(figures).toMatchObject({ value: { satisfaction: { mean: expect.any(Number) as number } } });
      expect(host.rows('SELECT DISTINCT state FROM evaluation_round')).toEqual([{ state: 'closed' }]);
      expect(
        host.rows(
          "SELECT count(*) AS n FROM action_item WHERE state IN ('open', 'in_progress') AND dueOn < '2026-11-20'",
        ),
      ).not.toEqual([{ n: 0 }]);
      // Every session's agenda and result hangs on the board; notices were withdrawn, replaced, objected to and answered.
      expect(host.rows("SELECT count(*) AS n FROM session WHERE state NOT IN ('published', 'notified')")).toEqual([
        { n: 0 },
      ]);
      expect(host.rows('SELECT DISTINCT state FROM publication ORDER BY state')).toEqual([
        { state: 'draft' },
        { state: 'released' },
        { state: 'replaced' },
        { state: 'withdrawn' },
      ]);
      expect(host.rows("SELECT count(*) AS n FROM objection WHERE answer = ''")).toEqual([{ n: 0 }]);
      expect(host.rows('SELECT count(*) AS n FROM objection')).not.toEqual([{ n: 0 }]);
      // Petitions came by posters and out of boxes; of the latest box one slip is still to be registered.
      const posters = await host.send('host.posters', {}, token);
      expect(posters).toMatchObject({ ok: true });
      const brought = posters.ok ? (posters.value as { petitions: number }[]).map(({ petitions }) => petitions) : [];
      expect(Math.min(...brought)).toBeGreaterThan(0);
      const boxes = await host.send('box.list', {}, token);
      const rounds = boxes.ok ? (boxes.value as { found: number; registered: number }[]) : [];
      expect(rounds.map(({ found, registered }) => found - registered)).toEqual([1, ...rounds.slice(1).map(() => 0)]);
      // Both sides have spoken in every session, and nobody speaks on.
      expect(
        host.rows(
          'SELECT count(*) AS n FROM session WHERE openedAt IS NOT NULL AND id NOT IN (SELECT sessionId FROM speech)',
        ),
      ).toEqual([{ n: 0 }]);
      expect(host.rows('SELECT count(*) AS n FROM speech WHERE endedAt IS NULL')).toEqual([{ n: 0 }]);
      expect(host.errors).toEqual([]);
      // A second time it refuses, and nothing is doubled.
      expect(await host.send('system.fillDemo', {})).toMatchObject({ ok: false, error: { code: 'ALREADY_SET_UP' } });

      expect(await host.send('system.discardDemo', {}, token)).toEqual({ ok: true, value: {} });
      expect(await host.send('system.status', {})).toMatchObject({ ok: true, value: { setUp: false, isDemo: false } });
      expect(host.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: 0 }]);
    },
  );

  it('is the only thing that can be discarded', async () => {
    const host = await testHost(at);
    const chair = await host.chair();
    expect((await chair.refused('system.discardDemo', {})).code).toBe('NO_DEMO');
    expect((await chair.do('system.status', {})).setUp).toBe(true);
  });
});
