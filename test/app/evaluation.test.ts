import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { arrive, convene, detail, open, seat } from '../support/session.ts';

const tap = '三楼洗手台水龙头关不紧，日夜滴水';
const immediate = { category: 'living_conditions', class: 'immediate', urgent: false, major: false } as const;

/** A petition that has come to a result. */
async function settled(by: Person) {
  const { petitionId } = await by.do('petition.register', { text: tap, triage: immediate });
  await by.do('petition.answer', { petitionId, version: 0, answer: '明天换阀芯' });
  await by.do('petition.reportDone', { petitionId, version: 1, note: '已更换' });
  return petitionId;
}

/** A session that was held and closed with so many of the representatives in office there. */
async function heldSession(host: TestHost, roster: number, present: number) {
  const chair = await host.chair();
  await seat(host, roster);
  const petitionId = await settled(chair);
  const sessionId = await convene(chair);
  await arrive(chair, sessionId, { representatives: present, head: true });
  await open(chair, sessionId);
  await chair.do('session.close', { sessionId, version: (await detail(chair, sessionId)).version });
  return { chair, sessionId, petitionId };
}

type Held = Awaited<ReturnType<typeof heldSession>>;

/** Everybody on the roll fills in a sheet: a score for the session and one for the petition, 0 for none. */
async function rateAll({ chair, sessionId, petitionId }: Held, scores: readonly (readonly [number, number])[]) {
  const { roundId, roll } = await chair.do('evaluation.get', { sessionId });
  if (roundId === null) throw new Error('no round');
  for (const [index, [session, petition]] of scores.entries()) {
    await chair.do('evaluation.rate', {
      roundId,
      representativeId: roll[index]?.representativeId as never,
      session,
      petitions: petition === 0 ? [] : [{ petitionId, score: petition }],
    });
  }
  return roundId;
}

const sixSheets = [
  [5, 4],
  [4, 4],
  [4, 5],
  [3, 0],
  [5, 5],
  [3, 4],
] as const;

describe('the evaluation by representatives', () => {
  it('counts sheets that nobody can read, and marks what they rated', async () => {
    const host = await testHost();
    const held = await heldSession(host, 8, 6);
    const { chair, sessionId, petitionId } = held;
    await chair.do('evaluation.open', { sessionId });
    expect(await chair.do('evaluation.get', { sessionId })).toMatchObject({
      state: 'open',
      keyHeld: true,
      satisfaction: { hidden: true, count: 0 },
    });
    expect((await chair.do('evaluation.get', { sessionId })).roll).toHaveLength(6);
    const roundId = await rateAll(held, sixSheets);

    expect(host.rows('SELECT * FROM rating')).toEqual([]);
    const slips = host.rows<{ id: string; sealed: Buffer }>('SELECT id, sealed FROM secret_slip');
    expect(new Set(slips.map(({ sealed }) => sealed.length)).size, 'a length that tells the scores').toBe(1);
    expect(
      host.rows("SELECT DISTINCT digest, subjectId FROM audit_entry WHERE call = 'evaluation.rate'"),
      'what the door keeps of a sheet',
    ).toEqual([{ digest: '', subjectId: roundId }]);

    expect(await chair.do('evaluation.close', { roundId, version: 0 })).toEqual({ sheets: 6 });
    const after = await chair.do('evaluation.get', { sessionId });
    expect(after.satisfaction).toEqual({ hidden: false, count: 6, mean: 4 });
    // Five rated the petition: 4, 4, 5, 5, 4.
    expect(after.petitions).toMatchObject([{ id: petitionId, result: { hidden: false, count: 5, mean: 4.4 } }]);
    expect((await chair.do('petition.get', { petitionId })).state).toBe('evaluated');
    expect((await chair.do('evaluation.list', {})).sessions[0]).toMatchObject({
      rated: 6,
      entitled: 6,
      round: 'closed',
    });
    const bytes = Buffer.concat(
      readdirSync(host.dataDir, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.startsWith('gongshi.db'))
        .map((name) => readFileSync(path.join(host.dataDir, name))),
    );
    for (const { id, sealed } of slips) {
      expect(bytes.includes(id), 'the id of a sealed sheet').toBe(false);
      expect(bytes.includes(sealed.subarray(0, 16)), 'a sealed sheet').toBe(false);
    }
    expect(Object.keys(host.rows('SELECT * FROM rating LIMIT 1')[0] ?? {})).not.toContain('representativeId');
  });

  it('is given up unread when its opening code is lost, and held again', async () => {
    const host = await testHost();
    const { chair, sessionId } = await heldSession(host, 6, 6);
    await chair.do('evaluation.open', { sessionId });
    const first = await chair.do('evaluation.get', { sessionId });
    const roundId = first.roundId;
    const [someone] = first.roll;
    if (roundId === null || someone === undefined) throw new Error('no round');
    await chair.do('evaluation.rate', {
      roundId,
      representativeId: someone.representativeId,
      session: 1,
      petitions: [],
    });
    const later = await host.reopen();
    const again = await later.signIn('chair');
    expect((await again.refused('evaluation.close', { roundId, version: 0 })).code).toBe('BALLOT_KEY_MISSING');
    expect((await again.refused('evaluation.void', { roundId, version: 3 })).code).toBe('CONFLICT');
    await again.do('evaluation.void', { roundId, version: 0 });
    expect(later.rows('SELECT count(*) AS n FROM secret_slip')).toEqual([{ n: 0 }]);
    const opened = await again.do('evaluation.open', { sessionId });
    const second = await again.do('evaluation.get', { sessionId });
    expect(second).toMatchObject({ roundId: opened.roundId, state: 'open', keyHeld: true });
    expect(second.roll.every((line) => !line.rated)).toBe(true);
    await again.do('evaluation.close', { roundId: opened.roundId, version: 0 });
    expect((await again.refused('evaluation.void', { roundId: opened.roundId, version: 1 })).code).toBe(
      'EVALUATION_NOT_OPEN',
    );
  });

  it('shows no mean of fewer than five', async () => {
    const host = await testHost();
    const held = await heldSession(host, 6, 4);
    const { chair, sessionId } = held;
    await chair.do('evaluation.open', { sessionId });
    const roundId = await rateAll(held, sixSheets.slice(0, 4));
    await chair.do('evaluation.close', { roundId, version: 0 });
    expect((await chair.do('evaluation.get', { sessionId })).satisfaction).toEqual({ hidden: true, count: 4 });
    expect(JSON.stringify(await chair.do('evaluation.list', {}))).not.toContain('mean');
  });

  it('lets nobody rate twice, nobody who was not there, and nobody after the end', async () => {
    const host = await testHost();
    const held = await heldSession(host, 6, 5);
    const { chair, sessionId } = held;
    await chair.do('evaluation.open', { sessionId });
    expect((await chair.refused('evaluation.open', { sessionId })).code).toBe('EVALUATION_ALREADY_OPEN');
    const roundId = await rateAll(held, sixSheets.slice(0, 1));
    const { roll } = await chair.do('evaluation.get', { sessionId });
    const sheet = (representativeId: unknown) => ({ roundId, representativeId, session: 5 });
    expect((await chair.refused('evaluation.rate', sheet(roll[0]?.representativeId))).code).toBe(
      'EVALUATION_ALREADY_RATED',
    );
    const [absent] = host.rows<{ id: string }>(
      'SELECT id FROM representative WHERE id NOT IN (SELECT representativeId FROM evaluation_roll)',
    );
    expect((await chair.refused('evaluation.rate', sheet(absent?.id))).code).toBe('FORBIDDEN');
    expect(await chair.refused('evaluation.rate', { ...sheet(roll[1]?.representativeId), session: 6 })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'session' },
    });
    await chair.do('evaluation.close', { roundId, version: 0 });
    expect((await chair.refused('evaluation.rate', sheet(roll[1]?.representativeId))).code).toBe('EVALUATION_NOT_OPEN');
  });

  it('goes on after a restart when both halves of the opening code are brought', async () => {
    const host = await testHost();
    const held = await heldSession(host, 6, 6);
    const { roundId, openingCode } = await held.chair.do('evaluation.open', { sessionId: held.sessionId });
    await rateAll(held, sixSheets);
    const chair = await (await host.reopen()).signIn('chair');
    expect((await chair.refused('evaluation.close', { roundId, version: 0 })).code).toBe('BALLOT_KEY_MISSING');
    const { first, second } = openingCode;
    expect((await chair.refused('evaluation.unlock', { roundId, first, second: first })).code).toBe('BALLOT_KEY_WRONG');
    await chair.do('evaluation.unlock', { roundId, first, second });
    expect(await chair.do('evaluation.close', { roundId, version: 0 })).toEqual({ sheets: 6 });
  });

  it('is not opened before the session has been held', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 6);
    const sessionId = await convene(chair);
    expect((await chair.refused('evaluation.open', { sessionId })).code).toBe('SESSION_STATE');
  });
});

describe('the evaluation by management', () => {
  it('takes one score of each account and shows the mean from five up', async () => {
    const host = await testHost();
    const { chair, sessionId } = await heldSession(host, 6, 6);
    const officer = await host.person(chair, 'officer');
    expect((await officer.refused('evaluation.rateEfficiency', { sessionId, score: 5 })).code).toBe('FORBIDDEN');
    for (const score of [5, 4, 4, 3, 4]) {
      const manager = await host.person(chair, 'management');
      await manager.do('evaluation.rateEfficiency', { sessionId, score, comment: '' });
      expect((await manager.do('evaluation.get', { sessionId })).ratedEfficiency).toBe(true);
      expect((await manager.refused('evaluation.rateEfficiency', { sessionId, score })).code).toBe(
        'EVALUATION_ALREADY_RATED',
      );
    }
    expect((await chair.do('evaluation.get', { sessionId })).efficiency).toEqual({ hidden: false, count: 5, mean: 4 });
    expect(
      host.rows(`SELECT DISTINCT tableName FROM audit_change c JOIN audit_entry e ON e.seq = c.seq
        WHERE e.call = 'evaluation.rateEfficiency'`),
      'what the record keeps of a rating beside who took part',
    ).toEqual([{ tableName: 'efficiency_roll' }]);
  });
});
