import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../shared/domain/instant.ts';
import { defaultPrivacyNotice, namesRetention } from '../../shared/domain/privacy-notice.ts';
import { endedAt, erasedOn } from '../../shared/domain/retention.rules.ts';
import { isSamePerson } from '../../shared/domain/same-person.rules.ts';

describe('the day of erasing', () => {
  it.each([
    ['2025-09-26', 24, '2027-09-26'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2024-02-29', 24, '2026-02-28'],
  ])('for %s and %i months is %s', (endedOn, months, on) => expect(erasedOn(endedOn, months)).toBe(on));

  it('is never sooner than the months before it have days, and later months never come sooner', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (endedOn, months) => {
        const days = daysBetween(endedOn, erasedOn(endedOn, months));
        expect(days).toBeGreaterThanOrEqual(months * 30 - 3);
        expect(days).toBeLessThanOrEqual(months * 31);
        expect(erasedOn(endedOn, months + 1) > erasedOn(endedOn, months)).toBe(true);
      }),
    );
  });

  it('is counted from closing, or from the answer where it was outside the scope', () => {
    const times = { closedAt: '2025-09-26T09:00:00.000Z', answeredAt: '2025-09-20T09:00:00.000Z' };
    expect(endedAt({ state: 'closed', ...times })).toBe(times.closedAt);
    expect(endedAt({ state: 'out_of_scope', ...times })).toBe(times.answeredAt);
    expect(endedAt({ state: 'done', ...times })).toBeNull();
  });
});

describe('whose identity it is', () => {
  const zhang = { name: '张伟', phone: '138 0013 8000', employeeNo: 'CT0012' };
  it.each([
    [{ name: '张伟', phone: '', employeeNo: '' }, true],
    [{ name: ' 张 伟', phone: '13800138000', employeeNo: '' }, true],
    [{ name: '张伟', phone: '', employeeNo: 'ct0012' }, true],
    [{ name: '张伟', phone: '13900139000', employeeNo: '' }, false],
    [{ name: '张伟', phone: '13800138000', employeeNo: 'CT0013' }, false],
    [{ name: '张炜', phone: '13800138000', employeeNo: 'CT0012' }, false],
  ])('%j is the same: %s', (asked, same) => expect(isSamePerson(asked, zhang)).toBe(same));
});

describe('the notice', () => {
  it('says for how long, and is told apart from one that names another time', () => {
    const body = defaultPrivacyNotice({
      enterpriseName: '甲厂',
      unionName: '甲工会',
      retentionMonths: 24,
      on: '2025-09-26',
    });
    expect([namesRetention(body, 24), namesRetention(body, 4), namesRetention(body, 12)]).toEqual([true, false, false]);
    expect(body).toContain('2025年9月26日');
  });
});
