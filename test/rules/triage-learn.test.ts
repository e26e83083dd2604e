import { describe, expect, it } from 'vitest';
import { type Correction, createClassifier } from '../../electron/backend/triage/classifier.ts';
import { resourcesDir } from '../support/resources.ts';

const text = '七号槽的液位计又飘了，报到中控两回没人理，换一支就行';
const correction: Correction = {
  text,
  category: 'rules_management',
  class: 'consultation',
  urgent: false,
  major: false,
  inScope: true,
};
const others = [
  '食堂的汤太咸了',
  '十月份的加班费少算了六个小时，打卡记录都在',
  '厂里要把两班倒改成三班倒，通知明天就执行',
  '宿舍四楼没有热水三天了',
  '社保一直按最低基数交，全厂都这样',
];

const taught = (corrections: readonly Correction[]) => {
  const classifier = createClassifier({ resourcesDir });
  classifier.learn(corrections);
  return classifier;
};

describe('learning from what people decided', () => {
  it('moves a text towards its correction', () => {
    const before = createClassifier({ resourcesDir }).propose(text);
    const after = taught([correction]).propose(text);
    expect(before.category.value).not.toBe(correction.category);
    expect(after.category.value).toBe(correction.category);
    expect(after.class.value).toBe(correction.class);
  });

  it('moves a text that is worded alike, more with each correction', () => {
    const alike = '八号槽的液位计也飘了，报到中控没人理，换一支';
    const another: Correction = { ...correction, text: '五号槽液位计不准，报中控没人理，换一支新的' };
    expect(taught([correction, another]).propose(alike).category.value).toBe(correction.category);
  });

  it('leaves texts about other things as they were, even after fifty corrections that say the contrary', () => {
    const before = createClassifier({ resourcesDir }).proposeMany(others);
    const after = taught(new Array<Correction>(50).fill(correction)).proposeMany(others);
    expect(after.map(({ category }) => category.value)).toEqual(before.map(({ category }) => category.value));
    expect(after.map((proposal) => proposal.class.value)).toEqual(before.map((proposal) => proposal.class.value));
  });

  it('adds to what was taught before', () => {
    const classifier = taught([correction]);
    const second: Correction = { ...correction, text: '车棚顶漏雨，电动车淋坏两台了', category: 'safety_health' };
    classifier.learn([second]);
    expect(classifier.propose(text)).toEqual(taught([correction, second]).propose(text));
  });

  it('forgets everything when reset', () => {
    const classifier = taught([correction]);
    classifier.reset();
    expect(classifier.propose(text)).toEqual(createClassifier({ resourcesDir }).propose(text));
  });

  it('keeps the name of the shipped weights', () => {
    expect(taught([correction]).modelVersion).toBe(createClassifier({ resourcesDir }).modelVersion);
  });

  it('learns that a text is no matter of the workplace', () => {
    const off: Correction = { ...correction, category: null, class: null, inScope: false };
    expect(taught([off]).propose(text).inScope.confidence).not.toBe(
      createClassifier({ resourcesDir }).propose(text).inScope.confidence,
    );
  });
});
