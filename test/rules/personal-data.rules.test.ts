import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rosterNamesIn } from '../../shared/domain/names-in-text.rules.ts';
import { holdsIdCardNumber, personalDataSpans, withoutPersonalData } from '../../shared/domain/personal-data.rules.ts';
import { endOf, masked } from '../../shared/domain/spans.rules.ts';

const foundIn = (text: string, names: readonly string[] = []): string[] =>
  personalDataSpans(text, names).map(({ found }) => found);

describe('names in a text', () => {
  it.each([
    ['我叫张伟电话13800138000', ['张伟', '13800138000']],
    ['我是张伟，在包装车间', ['张伟']],
    ['联系人：欧阳春草 工号CT0012', ['欧阳春草', 'CT0012']],
    ['姓名李娜', ['李娜']],
    ['请找王建国', ['王建国']],
    ['我叫黄秀英是保洁', ['黄秀英']],
    ['同事陈小明把我的饭卡拿走', ['陈小明']],
    ['跟李班长说了，也找过区师傅', ['李班长', '区师傅']],
    ['张总说了，陈工看过', ['张总', '陈工']],
    ['投诉司徒主任', ['司徒主任']],
    ['那天易烊也在', ['易烊']],
    // What is no person.
    ['我是包装车间的', []],
    ['我是高级工，找时间修', []],
    ['施工总是赶，周总结没人看', []],
    ['旁边师傅说夜班班长骂人', []],
    ['老师傅带徒弟，白班长期加班', []],
    ['方便时联系工会', []],
  ])('“%s” holds %j', (text, names) => {
    expect(foundIn(text, ['易烊'])).toEqual(names);
  });

  it('are seldom seen where there are none: in at most one of a hundred petitions of the demo', () => {
    const file = path.resolve(import.meta.dirname, '../../electron/backend/resources/demo/petitions.csv');
    // The first column is a number of the list and looks like one of an employee.
    const texts = readFileSync(file, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^D\d{4},/, ''));
    const real = new Set(['梁班长', '梁师傅', '王主管']);
    const alarms = texts.filter((text) => foundIn(text).some((found) => !real.has(found)));
    expect(texts.length).toBeGreaterThan(400);
    expect(alarms.length / texts.length).toBeLessThanOrEqual(0.01);
    expect(texts.flatMap((text) => foundIn(text)).filter((found) => real.has(found))).toHaveLength(3);
  });
});

// Numbers glued together hide each other until one is masked.
const piece = fc.constantFrom(
  ...[
    '我叫',
    '张伟',
    '，',
    '找',
    '李师傅',
    '13800138000，',
    '44060119900101123X，',
    'CT0012，',
    '灯坏了',
    ' ',
    '欧阳春草',
    '易烊',
  ],
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 60 }));
const roster = ['易烊', '欧阳春草'];

describe('a text without what tells a person', () => {
  it.each([
    ['给张三和张三丰的车间换灯', '给＊＊＊和＊＊＊的车间换灯'],
    ['张三丰先到，张三后到', '＊＊＊先到，＊＊＊后到'],
    ['我叫李伟，李伟的工号是CT0012', '我叫＊＊＊，＊＊＊的工号是＊＊＊'],
  ])('“%s” is “%s”', (text, shown) => {
    expect(withoutPersonalData(text, ['张三', '张三丰'])).toBe(shown);
  });

  it('has nothing of any name of the roster, whichever names begin others', () => {
    const names = ['张三', '张三丰', '张三丰年', '李张三', '欧阳春草'];
    const texts = fc.array(fc.constantFrom(...names, '和', '，', '找'), { maxLength: 10 });
    fc.assert(
      fc.property(texts, (pieces) => {
        const shown = withoutPersonalData(pieces.join(''), names);
        for (const character of '张三丰年李欧阳春草') expect(shown).not.toContain(character);
      }),
    );
  });
});

describe('the names of the rosters that stand in a text', () => {
  it('are those that it holds, of two characters at least, each once', () => {
    const roster = ['易烊', '欧阳春草', '欧阳', '灯', '', '张伟'];
    expect(rosterNamesIn('易烊和欧阳春草说灯坏了，易烊报修', roster).toSorted()).toEqual(
      ['易烊', '欧阳', '欧阳春草'].toSorted(),
    );
    expect(rosterNamesIn('易烊', ['易烊'])).toEqual(['易烊']);
    expect(rosterNamesIn('烊', ['易烊'])).toEqual([]);
    expect(rosterNamesIn('', roster)).toEqual([]);
  });

  it('are all that looking for each of them alone would find', () => {
    fc.assert(
      fc.property(text, (given) => {
        const all = [...roster, '灯坏', '我叫张'];
        expect(personalDataSpans(given, rosterNamesIn(given, all))).toEqual(personalDataSpans(given, all));
      }),
    );
  });
});

describe('what is pointed out', () => {
  it('lies in the text where it says, in order and apart', () => {
    fc.assert(
      fc.property(anyText, (given) => {
        let from = 0;
        for (const span of personalDataSpans(given, roster)) {
          expect(span.at).toBeGreaterThanOrEqual(from);
          expect(given.slice(span.at, endOf(span))).toBe(span.found);
          from = endOf(span);
        }
      }),
    );
  });

  it('is gone once it is masked, and nothing else is', () => {
    fc.assert(
      fc.property(text, (given) => {
        const spans = personalDataSpans(given, roster);
        const out = masked(given, spans);
        for (const name of roster) expect(out).not.toContain(name);
        expect(out).not.toMatch(/1[3-9]\d{9}/);
        // Between the masks the text stands as it was.
        let from = 0;
        for (const span of spans) {
          expect(out).toContain(given.slice(from, span.at));
          from = endOf(span);
        }
        expect(out.endsWith(given.slice(from))).toBe(true);
      }),
    );
  });

  it.each([
    ['我叫张伟明，13800138000，工号CT0012', '我叫张＊＊，138＊＊＊＊8000，工号＊＊＊'],
    ['找李师傅或者司徒主任', '找某师傅或者某主任'],
    ['张总说了', '某总说了'],
    ['138-0013-8000', '138＊＊＊＊8000'],
  ])('“%s” is masked as “%s”', (given, out) => {
    expect(masked(given, personalDataSpans(given))).toBe(out);
  });
});

describe('an ID-card number in a field', () => {
  it.each([
    '44060119900101123X',
    '440601 19900101 1234',
    '440601900101123',
    '身份证４４０６０１１９９００１０１１２３Ｘ',
  ])('is seen in “%s”', (value) => expect(holdsIdCardNumber(value)).toBe(true));
  it.each(['13800138000', '0757-83381234', '+86 138 0013 8000', 'CT0427', '张伟', '13800138000 13900139000', ''])(
    'is not seen in “%s”',
    (value) => expect(holdsIdCardNumber(value)).toBe(false),
  );
});
