import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createClassifier } from '../../electron/backend/triage/classifier.ts';
import { triageProposal } from '../../shared/contract/petition.contract.ts';
import { resourcesDir } from '../support/resources.ts';

const classifier = createClassifier({ resourcesDir });

const samples = [
  '三号冲床的光栅失灵了，手伸进去都不停，现在还在开！',
  '我上个月加班42小时工资条只有36，麻烦核对打卡',
  '夜班津贴十五块好多年了，提到三十吧',
  '整个注塑车间加一套集中供料系统，老是人工抬料',
  '冲凉房冇热水三日喇，几时先至有人嚟整？',
  '请问年假没休完过年会不会清零',
  '下月起全厂改做六休一，没问过我们一句',
  '十个人等了两个月没出粮，明天不开工了',
];

const near = (text: string) => expect(classifier.propose(text).urgent.value);

describe('a proposal', () => {
  it.each(samples)('has the agreed shape: %s', (text) => {
    expect(v.safeParse(triageProposal, classifier.propose(text)).success).toBe(true);
  });

  it.each(samples)('names deciding words that stand in the text: %s', (text) => {
    const { category, class: petitionClass, urgent, major, inScope } = classifier.propose(text);
    expect(category.words.length).toBeGreaterThan(0);
    expect(petitionClass.words.length).toBeGreaterThan(0);
    for (const { words } of [category, petitionClass, urgent, major, inScope]) {
      for (const word of words) expect(text).toContain(word);
      expect(new Set(words).size).toBe(words.length);
    }
  });

  it('has a title that leaves no number without what it counts, nor the other way round', () => {
    const typed = ['12 号更衣室的热水不够', '食堂太远，3 号宿舍晚上没有热水'];
    for (const text of [
      '三号宿舍热水器夜班后没有热水',
      '5号线的风扇坏了三天还没有人来修理',
      '二车间门口的路灯不亮',
      ...typed,
    ])
      expect(classifier.propose(text).title).not.toMatch(/^(?:号|车间|线)/u);
  });

  it.each(samples)('has a title of 4 to 16 characters from the text: %s', (text) => {
    const { title } = classifier.propose(text);
    expect(title.length).toBeGreaterThanOrEqual(4);
    expect(title.length).toBeLessThanOrEqual(16);
    expect(text).toContain(title);
  });

  it('gives chances between 0 and 1', () => {
    for (const text of samples) {
      const { category, class: petitionClass, urgent, major, inScope } = classifier.propose(text);
      for (const { confidence } of [category, petitionClass, urgent, major, inScope]) {
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }
  });

  it('is the same every time, one by one and in bulk', () => {
    const again = createClassifier({ resourcesDir });
    expect(again.proposeMany(samples)).toEqual(samples.map((text) => classifier.propose(text)));
  });

  it('is unsure of a text that says nothing', () => {
    for (const text of ['', '。。。', '嗯', '😀😀']) expect(classifier.propose(text).sure).toBe(false);
  });

  it('is never sure without weights, and says so', () => {
    const without = createClassifier({ resourcesDir: '/nowhere' });
    expect(without.modelVersion).toBe('none');
    for (const text of samples) expect(without.propose(text).sure).toBe(false);
  });
});

describe('urgent', () => {
  it.each([
    '配电箱在冒烟，有焦味，快叫人来',
    '我们班二十三个人三个月没发工资了',
    '氨气漏出来了，两个人头晕送医院',
    '明早全车间不开机，谁劝都没用，除非经理出来谈',
    '脚手架的扣件松了，上面还有人在干活',
  ])('marks present danger, wages overdue and a stoppage: %s', (text) => {
    near(text).toBe(true);
  });

  it.each([
    '工资条看不懂，请财务贴个说明出来',
    '食堂的汤太咸了，换个师傅吧',
    '想学电工，公司能不能开个班',
    '年假没休完会不会清零',
    '建议把料架往左挪半米，叉车好转弯',
    '停车位重新分一下吧，领导占太多',
  ])('leaves the everyday alone: %s', (text) => {
    near(text).toBe(false);
  });
});

describe('any text at all', () => {
  it('is classified without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { title } = classifier.propose(text);
        return title.length >= 4 && title.length <= 16;
      }),
    );
  });

  it('takes time that grows no faster than its length', () => {
    const timeOf = (text: string) => {
      const start = performance.now();
      classifier.propose(text);
      return performance.now() - start;
    };
    for (const unit of ['工资拖欠', '啊', 'a', ' ', '，', '1', '请请请']) {
      timeOf(unit.repeat(2000));
      expect(Math.min(...[1, 2, 3].map(() => timeOf(unit.repeat(100_000))))).toBeLessThan(500);
    }
  });
});
