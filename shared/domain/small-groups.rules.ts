import { smallestGroup } from './figures.rules.ts';

export interface GroupCount {
  readonly key: string;
  readonly n: number;
}

/**
 * The groups as those may see them who must not tell a person by a number: too small ones have no number, and as many of
 * the next smallest with them as it takes that no hidden number can be computed from the total. Rule: hidden are none, or
 * at least two that together hold at least the smallest group. Largest first, hidden ones by name. domain.md §6, 《个人信息保护法》第六条
 */
export function withoutSmallGroups(groups: readonly GroupCount[]): readonly { key: string; n: number | null }[] {
  const rising = groups.filter(({ n }) => n > 0).toSorted((a, b) => a.n - b.n || (a.key < b.key ? -1 : 1));
  let hidden = rising.filter(({ n }) => n < smallestGroup).length;
  if (hidden > 0) {
    const sum = (): number => rising.slice(0, hidden).reduce((total, { n }) => total + n, 0);
    while (hidden < rising.length && (hidden < 2 || sum() < smallestGroup)) hidden += 1;
  }
  const names = rising.slice(0, hidden).map(({ key }) => key);
  return [...rising.slice(hidden).toReversed(), ...names.toSorted().map((key) => ({ key, n: null }))];
}
