/** How alike two petitions are: for pointing out likely duplicates, never for deciding. */

const grain = 2;

function pieces(text: string): ReadonlySet<string> {
  const bare = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ];
  const found = new Set<string>();
  for (let i = 0; i + grain <= bare.length; i += 1) found.add(bare.slice(i, i + grain).join(''));
  return found;
}

/**
 * Likeness of two texts from 0 (nothing in common) to 1 (the same), by shared pairs of characters: the Dice
 * coefficient, or how much of the shorter is contained in the longer where one text only says more.
 */
export function likeness(a: string, b: string): number {
  const left = pieces(a);
  const right = pieces(b);
  const smaller = Math.min(left.size, right.size);
  if (smaller === 0) return 0;
  let shared = 0;
  for (const piece of left) if (right.has(piece)) shared += 1;
  const dice = (2 * shared) / (left.size + right.size);
  // Containment counts for less, or every short text would be like every long one.
  const contained = smaller >= 8 ? (0.8 * shared) / smaller : 0;
  return Math.max(dice, contained);
}

/** Words that say nothing about what a petition is about; runs made of them would find everything. */
const empty =
  /[的了是在我你他她们这那有没不也都就还要和跟与及或很太又再被把给让对从到个吗吧呢啊呀嘛啦着过得地么什怎样哪谁几多少,.，。！？!?、；;：:（）()“”"'\s]/u;

/** Runs of three characters that tell texts apart, at most 24: what candidates are searched by. */
export function tellingRuns(text: string): readonly string[] {
  const characters = [...text.normalize('NFKC')];
  const runs = new Set<string>();
  for (let i = 0; i + 3 <= characters.length && runs.size < 24; i += 1) {
    const run = characters.slice(i, i + 3);
    if (!run.some((character) => empty.test(character))) runs.add(run.join(''));
  }
  return [...runs];
}
