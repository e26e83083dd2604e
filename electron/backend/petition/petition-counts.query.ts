import { countByWorkshop, countPetitions } from '../../../db/repos/petition.queries.ts';
import { withoutSmallGroups } from '../../../shared/domain/small-groups.rules.ts';
import type { QueryHandler } from '../context.ts';

export const petitionCounts: QueryHandler<'petition.counts'> = async (db, input, { actor }) => {
  const [cells, workshops] = await Promise.all([countPetitions(db, input), countByWorkshop(db)]);
  const sumBy = (key: 'state' | 'class' | 'category'): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const cell of cells) if (cell[key] !== '') sums[cell[key]] = (sums[cell[key]] ?? 0) + cell.n;
    return sums;
  };
  const sumWhere = (mark: 'urgent' | 'major'): number =>
    cells.reduce((sum, cell) => sum + (cell[mark] === 1 ? cell.n : 0), 0);
  const groups = workshops.map(({ workshop, n }) => ({ key: workshop, n }));
  const byWorkshop = actor.role === 'management' ? withoutSmallGroups(groups) : groups;
  return {
    total: cells.reduce((sum, cell) => sum + cell.n, 0),
    byState: sumBy('state'),
    byClass: sumBy('class'),
    byCategory: sumBy('category'),
    byWorkshop: Object.fromEntries(byWorkshop.map(({ key, n }) => [key, n])),
    urgent: sumWhere('urgent'),
    major: sumWhere('major'),
  };
};
