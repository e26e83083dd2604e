import type { Reading, Tally } from '../reading.ts';

const groups = "state, coalesce(class, '') AS class, coalesce(category, '') AS category, urgent, major";

/** The counts kept by triggers against a count of the petitions, and each petition's co-signatures against their sum. */
export async function checkCounters(reading: Reading, tally: Tally): Promise<void> {
  type Group = Record<'state' | 'class' | 'category' | 'urgent' | 'major', string | number> & { n: number };
  const nameOf = ({ state, class: petitionClass, category, urgent, major }: Group): string =>
    [state, petitionClass, category, urgent, major].join(' ');
  const counted = reading.all<Group>(`SELECT ${groups}, count(*) AS n FROM petition GROUP BY 1, 2, 3, 4, 5`);
  await reading.step('counters', 1, 3);
  compare(
    tally,
    counted.map((group) => [nameOf(group), group.n]),
    [...reading.all<Group>('SELECT * FROM petition_counter').map((group) => [nameOf(group), group.n] as const)],
  );
  type Workshop = { workshop: string; n: number };
  compare(
    tally,
    reading
      .all<Workshop>('SELECT workshop, count(*) AS n FROM petition WHERE workshop IS NOT NULL GROUP BY workshop')
      .map(({ workshop, n }) => [workshop, n]),
    reading.all<Workshop>('SELECT workshop, n FROM petition_workshop_counter').map(({ workshop, n }) => [workshop, n]),
  );
  await reading.step('counters', 2, 3);
  const signed = reading.all<{ petitionNo: string; cosignCount: number; people: number }>(
    `SELECT petitionNo, cosignCount, people FROM (SELECT petitionId, sum(people) AS people FROM cosign GROUP BY petitionId)
     JOIN petition ON petition.id = petitionId`,
  );
  for (const { petitionNo, cosignCount, people } of signed) {
    tally.looked += 1;
    if (cosignCount < people)
      tally.found({ code: 'COUNTER_DIFFERS', details: { counter: petitionNo, is: cosignCount, counted: people } });
  }
  await reading.step('counters', 3, 3);
}

type Count = readonly [name: string, n: number];

function compare(tally: Tally, counted: readonly Count[], kept: readonly Count[]): void {
  const is = new Map(kept);
  const should = new Map(counted);
  for (const counter of new Set([...is.keys(), ...should.keys()])) {
    tally.looked += 1;
    const details = { counter, is: is.get(counter) ?? 0, counted: should.get(counter) ?? 0 };
    if (details.is !== details.counted) tally.found({ code: 'COUNTER_DIFFERS', details });
  }
}
