import type { Labelled } from './dataset.ts';
import { randomFrom } from './random.ts';

/** From this share of common two-character grams on, two texts count as the same petition told twice. */
const nearDuplicate = 0.5;

/** For each petition its fold, 0 to `count - 1`. Rows that say nearly the same share a fold. Reproducible. */
export function foldsOf(petitions: readonly Labelled[], count: number, seed: number): number[] {
  const random = randomFrom(seed);
  const foldOfGroup = new Map<number, number>();
  return groupsOf(petitions).map((group) => {
    const fold = foldOfGroup.get(group) ?? Math.floor(random() * count);
    foldOfGroup.set(group, fold);
    return fold;
  });
}

/** The number of the first petition that each one nearly repeats, or its own. */
export function groupsOf(petitions: readonly Labelled[]): number[] {
  const grams = petitions.map(({ text }) => gramsOf(text));
  const holders = new Map<string, number[]>();
  const groups: number[] = [];
  const groupOfName = new Map<string, number>();
  for (const [index, own] of grams.entries()) {
    const common = new Map<number, number>();
    for (const gram of own) {
      const list = holders.get(gram) ?? [];
      for (const other of list) common.set(other, (common.get(other) ?? 0) + 1);
      if (list.length < 200) holders.set(gram, [...list, index]);
    }
    const alike = [...common].find(([other, shared]) => {
      return shared / (own.size + (grams[other]?.size ?? 0) - shared) >= nearDuplicate;
    });
    const name = petitions[index]?.group ?? '';
    const group = groupOfName.get(name) ?? groups[alike?.[0] ?? -1] ?? index;
    if (name !== '') groupOfName.set(name, group);
    groups.push(group);
  }
  return groups;
}

function gramsOf(text: string): Set<string> {
  const words = text.replace(/[^\p{L}\p{N}]/gu, '');
  const grams = new Set<string>();
  for (let at = 0; at + 1 < words.length; at++) grams.add(words.slice(at, at + 2));
  return grams;
}
