import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupsToRemove, backupWarning, kept, waitsForBoxes } from '../../shared/domain/backup.rules.ts';
import { addDays, monthOf } from '../../shared/domain/instant.ts';

const backup = (day: string, time = '04:00') => ({ day, madeAt: `${day}T${time}:00.000Z` });
const daily = (from: string, days: number) => Array.from({ length: days }, (_, i) => backup(addDays(from, i)));

const anyBackups = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 900 })), {
    selector: ([day, minute]) => day * 1000 + minute,
    maxLength: 120,
  })
  .map((times) =>
    times.map(([day, minute]) => {
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      return backup(addDays('2024-01-01', day), clock);
    }),
  );

describe('which backups go', () => {
  it('none of a first week, and of a year and a half of days those between', () => {
    expect(backupsToRemove(daily('2025-09-01', 7))).toEqual([]);
    const all = daily('2024-03-01', 550);
    const stay = all.filter((one) => !backupsToRemove(all).includes(one)).map(({ day }) => day);
    expect(stay.slice(-7)).toEqual(all.slice(-7).map(({ day }) => day));
    // 19 months are touched; the present one, its last week and the last of August fall on kept days.
    expect(new Set(stay.map(monthOf)).size).toBe(19);
    expect(stay.length).toBeLessThanOrEqual(kept.days + kept.weeks + kept.months);
  });

  it('all but the last of one day', () => {
    const three = [backup('2025-09-01', '01:00'), backup('2025-09-01', '09:00'), backup('2025-09-01', '05:00')];
    expect(backupsToRemove(three)).toEqual([three[2], three[0]]);
  });

  it('never the newest, never more than the sum stays, and doing it twice removes nothing more', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const gone = new Set(backupsToRemove(backups));
        const stay = backups.filter((one) => !gone.has(one));
        const newest = backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0];
        if (newest !== undefined) expect(stay).toContain(newest);
        expect(stay.length).toBeLessThanOrEqual(kept.days + kept.weeks + kept.months);
        expect(backupsToRemove(stay)).toEqual([]);
      }),
    );
  });

  it('one of every month with a backup stays for 24 such months', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const gone = new Set(backupsToRemove(backups));
        const stayMonths = new Set(backups.filter((one) => !gone.has(one)).map(({ day }) => monthOf(day)));
        const months = [...new Set(backups.map(({ day }) => monthOf(day)))].toSorted().slice(-kept.months);
        for (const month of months) expect(stayMonths).toContain(month);
      }),
    );
  });
});

describe('the warning', () => {
  const facts = { today: '2025-09-26', sinceDay: '2025-01-01', newestDay: '2025-09-23', onOtherDisk: true };
  it('comes on the fourth day, and earlier when one disk holds everything', () => {
    expect(backupWarning(facts)).toBeNull();
    expect(backupWarning({ ...facts, newestDay: '2025-09-22' })).toBe('old');
    expect(backupWarning({ ...facts, onOtherDisk: false })).toBe('same_disk');
    expect(backupWarning({ ...facts, newestDay: null })).toBe('none');
    expect(backupWarning({ ...facts, newestDay: null, sinceDay: '2025-09-23' })).toBeNull();
  });
});

describe('the daily backup', () => {
  it.each([
    ['waits for no box where none is open', [], false],
    ['waits for one on the day of its opening', ['2025-09-26'], true],
    ['waits no longer', ['2025-09-25'], false],
    ['waits for none that a wrong clock has dated later', ['2025-09-27'], false],
    ['waits for a ballot of today also in an evaluation of many weeks', ['2025-08-01', '2025-09-26'], true],
  ])('%s', (_what, openedOn, waits) => {
    expect(waitsForBoxes(openedOn, '2025-09-26')).toBe(waits);
  });
});
