import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSmallGroups } from '../../shared/domain/small-groups.rules.ts';

const groups = fc
  .array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 })
  .map((counts) => counts.map((n, i) => ({ key: `车间${i}`, n })));

describe('groups that are too small to be shown', () => {
  it.each([
    [
      [20, 5],
      [20, 5],
    ],
    [
      [20, 4],
      [null, null],
    ],
    [
      [20, 9, 4],
      [20, null, null],
    ],
    [
      [20, 9, 3, 2],
      [20, 9, null, null],
    ],
    [
      [20, 9, 1, 1],
      [20, null, null, null],
    ],
    [[3], [null]],
    [[], []],
  ])('of %j leave %j', (counts, shown) => {
    const given = counts.map((n, i) => ({ key: String(i), n }));
    expect(withoutSmallGroups(given).map(({ n }) => n)).toEqual(shown);
  });

  it('cannot be computed from the total: hidden are none, all, or two and more with five people and more', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const out = withoutSmallGroups(given);
        const n = new Map(given.map((group) => [group.key, group.n]));
        const hidden = out.filter((group) => group.n === null);
        const left = hidden.reduce((sum, { key }) => sum + (n.get(key) ?? 0), 0);
        for (const group of out) if (group.n !== null) expect(group.n).toBeGreaterThanOrEqual(5);
        for (const group of out) if (group.n !== null) expect(group.n).toBe(n.get(group.key));
        expect(hidden.length === 0 || hidden.length === out.length || (hidden.length >= 2 && left >= 5)).toBe(true);
        expect(out).toHaveLength(given.filter((group) => group.n > 0).length);
      }),
    );
  });
});
