import { describe, expect, it } from 'vitest';
import { shortNameOf } from '../../shared/domain/enterprise-name.rules.ts';

describe('the short name in the number of a paper', () => {
  it.each([
    ['佛山市禅陶建材有限公司', '禅陶建材'],
    ['广东省佛山市南海区禅陶建材股份有限公司', '禅陶建材'],
    ['禅陶建材（中国）有限责任公司', '禅陶建材'],
    ['上海市政工程有限公司', '上海市政工程'],
    ['佛山禅陶建材有限公司三水分公司', '佛山禅陶建材三水分公司'],
    ['城市之光集团', '城市之光集团'],
    ['有限公司', '有限公司'],
  ])('of %s is %s', (name, short) => {
    expect(shortNameOf(name)).toBe(short);
  });
});
