import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../shared/domain/calendar.rules.ts';
import { addDays } from '../../shared/domain/instant.ts';
import { personalDataIn, withoutNumbers, withoutPersonalData } from '../../shared/domain/personal-data.rules.ts';
import { publicCalendar } from '../../shared/domain/public-calendar.ts';
import {
  isVisible,
  mayActOnPublication,
  mayObject,
  mayRelease,
  mayWithdraw,
  noticeUntil,
  publicationActs,
  publicationKinds,
  publicationStates,
} from '../../shared/domain/publication.rules.ts';
import { linesOf } from '../../shared/domain/text-lines.rules.ts';

const full = { kind: 'result', title: '题', basis: '据', content: '容', procedure: '序', result: '果' } as const;
const state = fc.constantFrom(...publicationStates);
const daysOf2025 = fc.integer({ min: 0, max: 364 }).map((n) => addDays('2025-01-01', n));

describe('how far a notice has come', () => {
  it('is edited, released or discarded as a draft only, replaced or withdrawn once released only', () => {
    fc.assert(
      fc.property(state, fc.constantFrom(...publicationActs), (given, act) => {
        const onDraft = act === 'edit' || act === 'release' || act === 'discard';
        expect(mayActOnPublication(given, act).ok).toBe(given === (onDraft ? 'draft' : 'released'));
      }),
    );
  });

  it('stays visible whatever becomes of it, and a draft is not', () => {
    expect(publicationStates.filter(isVisible)).toEqual(['released', 'replaced', 'withdrawn']);
  });
});

describe('what a release needs', () => {
  it.each(['title', 'basis', 'content', 'procedure', 'result'] as const)(
    'is refused as a result without its %s',
    (part) => {
      expect(mayRelease('draft', { ...full, [part]: ' ' })).toMatchObject({
        ok: false,
        code: 'INVALID_INPUT',
        details: { field: part },
      });
      expect(mayRelease('draft', full).ok).toBe(true);
    },
  );

  it('asks of every other kind only title and content', () => {
    for (const kind of publicationKinds.filter((one) => one !== 'result')) {
      expect(mayRelease('draft', { ...full, kind, basis: '', procedure: '', result: '' }).ok).toBe(true);
      expect(mayRelease('draft', { ...full, kind, content: '' }).ok).toBe(false);
    }
  });

  it('asks for a reason to withdraw', () => {
    expect(mayWithdraw('released', ' ')).toMatchObject({ ok: false, code: 'PETITION_REASON_MISSING' });
    expect(mayWithdraw('draft', '日期有误')).toMatchObject({ ok: false, code: 'PUBLICATION_NOT_RELEASED' });
    expect(mayWithdraw('released', '日期有误').ok).toBe(true);
  });
});

describe('the notice period', () => {
  it.each([
    // Over a weekend, over a make-up Sunday, over National Day. domain.md §4
    ['2025-10-13', 5, '2025-10-20'],
    ['2025-09-26', 1, '2025-09-28'],
    ['2025-09-26', 5, '2025-10-10'],
    ['2025-09-30', 1, '2025-10-09'],
  ])('released on %s with %i working days it ends on %s', (on, objectionDays, until) => {
    expect(noticeUntil(on, { objectionDays }, publicCalendar).on).toBe(until);
  });

  it('holds as many working days as the rules say after the day of release, and ends on one of them', () => {
    fc.assert(
      fc.property(daysOf2025, fc.integer({ min: 1, max: 30 }), (on, objectionDays) => {
        const { on: until } = noticeUntil(on, { objectionDays }, publicCalendar);
        let worked = 0;
        for (let day = addDays(on, 1); day <= until; day = addDays(day, 1))
          if (isWorkingDay(day, publicCalendar)) worked += 1;
        expect(worked).toBe(objectionDays);
        expect(isWorkingDay(until, publicCalendar)).toBe(true);
      }),
    );
  });

  it('takes an objection from the day of release to the last day, and of nothing that is not released', () => {
    const notice = { state: 'released', releasedOn: '2025-10-13', noticeUntil: '2025-10-20' } as const;
    expect(mayObject(notice, '2025-10-12').ok).toBe(false);
    expect(mayObject(notice, '2025-10-13').ok).toBe(true);
    expect(mayObject(notice, '2025-10-20').ok).toBe(true);
    expect(mayObject(notice, '2025-10-21')).toEqual({
      ok: false,
      code: 'PUBLICATION_OBJECTION_PERIOD_OVER',
      details: { until: '2025-10-20' },
    });
    for (const other of ['draft', 'replaced', 'withdrawn'] as const)
      expect(mayObject({ ...notice, state: other }, '2025-10-14').ok).toBe(false);
  });
});

describe('what looks like it tells a person', () => {
  it.each([
    ['打13800138000找我', ['13800138000']],
    ['电话 138-0013-8000', ['138-0013-8000']],
    ['身份证44060119900101123X。', ['44060119900101123X']],
    ['工号CT0012，在窑炉', ['CT0012']],
    // Numbers of the record, sums and dates tell nobody.
    ['诉求 2026-0278，措施 L2026-0134，2026年11月14日', []],
    ['费用 13800 元，共 138001380001 次', []],
    ['12800138000', []],
  ])('in “%s” is %j', (text, found) => {
    expect(personalDataIn(text).map((hint) => hint.found)).toEqual(found);
  });

  it('is gone from a text that nobody looks over', () => {
    const piece = fc.constantFrom('13800138000', '44060119900101123X', 'CT0012', '灯坏了', '，', ' ', '2026-0278');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(personalDataIn(withoutNumbers(pieces.join('')))).toEqual([]);
      }),
    );
    expect(withoutNumbers('找 CT0012，13800138000')).toBe('找 ＊＊＊，＊＊＊');
  });

  it('is gone with its names where people are not to be told either', () => {
    const piece = fc.constantFrom('13800138000', 'CT0012', '易烊', '李师傅', '我叫张伟', '＊＊＊', '灯坏了', '，');
    // A roster may have been brought in with masked names.
    const roster = ['易烊', '＊＊＊', '烊李', ''];
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const out = withoutPersonalData(pieces.join(''), roster);
        expect(personalDataIn(out, roster).filter(({ found }) => !found.includes('＊'))).toEqual([]);
        expect(withoutPersonalData(out, roster)).toBe(out);
      }),
    );
    expect(withoutPersonalData('易烊找李师傅，灯坏了', ['易烊'])).toBe('＊＊＊找＊＊＊，灯坏了');
    expect(withoutNumbers('易烊找李师傅')).toBe('易烊找李师傅');
  });
});

describe('a text in lines for a screen', () => {
  it('loses nothing, and no line is longer than its limit but for closing punctuation', () => {
    const words = fc.array(fc.constantFrom('窑', '炉', 'A', '1', '，', '。'), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 20 }), (characters, limit) => {
        const text = characters.join('');
        const lines = linesOf(text, limit);
        expect(lines.join('')).toBe(text);
        for (const line of lines)
          expect([...line.replace(/[，。]+$/, '')].length * 0.55).toBeLessThanOrEqual(limit + 0.55);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。]/);
      }),
    );
  });

  it('breaks before the character that no longer fits, and lets a full stop hang over', () => {
    expect(linesOf('一二三四五六', 4)).toEqual(['一二三四', '五六']);
    expect(linesOf('一二三四。五', 4)).toEqual(['一二三四。', '五']);
    expect(linesOf('一\n\n二', 4)).toEqual(['一', '二']);
  });
});
