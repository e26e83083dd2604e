import { describe, expect, it } from 'vitest';
import { testHost } from '../support/backend.ts';

const opening = { place: '饭堂门口', openedBy1: '周正明', openedBy2: '李秀英', found: 2, openedOn: '2025-09-26' };

describe('the opening of a suggestion box', () => {
  it('goes into the record with two names and a count, and counts what is registered from it', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { roundId, roundNo } = await chair.do('box.open', opening);
    expect(roundNo).toBe('2025-01');
    await chair.do('petition.register', { text: '洗手台漏水', channel: 'box', boxRoundId: roundId });
    await chair.do('petition.register', { text: '风扇不转', channel: 'desk', boxRoundId: roundId });
    expect(await chair.do('box.list', {})).toMatchObject([{ ...opening, roundNo, registered: 1 }]);
    expect((await chair.do('box.open', { ...opening, found: 0 })).roundNo).toBe('2025-02');
    expect(host.rows("SELECT subjectId FROM audit_entry WHERE call = 'box.open'")[0]).toEqual({ subjectId: roundId });
  });

  it('is refused with one person twice, however the name is written, and for a day to come', async () => {
    const host = await testHost();
    const chair = await host.chair();
    for (const openedBy2 of ['周正明', ' 周 正明 ']) {
      expect((await chair.refused('box.open', { ...opening, openedBy2 })).code).toBe('SAME_OPENER');
    }
    expect((await chair.refused('box.open', { ...opening, openedOn: '2025-09-27' })).details).toMatchObject({
      field: 'openedOn',
      problem: 'future',
    });
    expect((await chair.refused('box.open', { ...opening, found: -1 })).code).toBe('INVALID_INPUT');
    expect(host.rows('SELECT * FROM box_round')).toEqual([]);
    expect((await chair.do('box.open', opening)).roundNo, 'a refusal takes no number').toBe('2025-01');
  });

  it('takes no petition from an opening that there was not', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const boxRoundId = '00000000-0000-4000-8000-000000000000';
    expect((await chair.refused('petition.register', { text: '灯坏了', channel: 'box', boxRoundId })).code).toBe(
      'NOT_FOUND',
    );
    expect(host.rows('SELECT * FROM petition')).toEqual([]);
  });
});
