import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import {
  countParticipation,
  countByPoster,
  countRatings,
  listFigureCells,
  listFigureSessions,
} from '../../../db/repos/figures.queries.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import {
  isCounted,
  percent,
  isValidSession,
  meanOf,
  ratesOf,
  runningRate,
  shownRate,
  total,
  type FigureCell,
} from '../../../shared/domain/figures.rules.ts';
import { withoutSmallGroups } from '../../../shared/domain/small-groups.rules.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import { AppError } from '../../../shared/errors.ts';
import type { QueryHandler } from '../context.ts';

export const figures: QueryHandler<'figures.get'> = async (db, { from, to }, { actor, today }) => {
  if (to < from) throw new AppError('INVALID_INPUT', { field: 'to', problem: 'before', limit: from });
  const period = { from, to };
  const [cells, participation, sessions, ratings, posters, versions, enterprise] = await Promise.all([
    listFigureCells(db, period, today),
    countParticipation(db, period),
    listFigureSessions(db, period),
    countRatings(db, period),
    countByPoster(db, period),
    listRulesVersions(db),
    findEnterprise(db),
  ]);
  const { settings } = rulesInForce(versions, to < today ? to : today);
  const counted = cells.filter(isCounted);
  const groupBy = (key: (cell: FigureCell) => string | null) => {
    const groups = new Map<string, FigureCell[]>();
    for (const cell of counted) {
      const value = key(cell) ?? '';
      const group = groups.get(value) ?? [];
      group.push(cell);
      groups.set(value, group);
    }
    return [...groups]
      .toSorted()
      .map(([value, group]) => ({ key: value, received: total(group), rates: ratesOf(group) }));
  };
  // A handful of people could be told by their group; management is not shown such a number. domain.md §6, 《个人信息保护法》第六条
  const people = (rows: readonly { key: string | null; n: number }[]): { key: string; n: number | null }[] => {
    const groups = rows.map(({ key, n }) => ({ key: key ?? '', n }));
    return actor.role === 'management' ? [...withoutSmallGroups(groups)] : groups.toSorted((one, two) => two.n - one.n);
  };
  const scores = (side: (typeof ratings)[number]['side']) =>
    meanOf(
      ratings.filter((rating) => rating.side === side),
      settings.ratingsShownFrom,
    );
  const startedOn = enterprise?.startedOn ?? from;
  const span = { from: from < startedOn ? startedOn : from, to: to < today ? to : today, today };
  return {
    ...period,
    received: total(counted),
    outOfScope: total(cells.filter((cell) => cell.state === 'out_of_scope')),
    merged: total(cells.filter((cell) => cell.state === 'merged')),
    rates: ratesOf(counted),
    runningRate: shownRate(runningRate(sessions, span, settings.sessionFrequency)),
    frequency: settings.sessionFrequency,
    byMonth: groupBy((cell) => cell.month),
    byCategory: groupBy((cell) => cell.category),
    byClass: groupBy((cell) => cell.class),
    byRoleGroup: people(participation.roleGroup),
    byEmployment: people(participation.employment),
    byWorkshop: people(participation.workshop),
    byPoster: people(posters),
    sessions: sessions.map((session) => ({
      ...session,
      valid: isValidSession(session),
      percent: percent({ part: session.representatives ?? 0, whole: session.deliberating ?? 0 }),
    })),
    satisfaction: scores('satisfaction'),
    efficiency: scores('efficiency'),
    petitioners: scores('petitioner'),
  };
};
