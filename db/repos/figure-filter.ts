import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { RateName } from '../../shared/domain/figures.rules.ts';
import type { Schema } from '../schema.ts';

/** One side of a figure: the petitions in its part, or those its whole has beside it. */
export interface FigureSide {
  readonly name: RateName;
  readonly side: 'part' | 'rest';
}

type Petitions = ExpressionBuilder<Schema, 'petition'>;

/** Before the end of a deadline's day in Asia/Shanghai. */
const inTime = (done: string, deadline: string) =>
  sql<SqlBool>`${sql.ref(done)} < ${sql.ref(deadline)} || 'T16:00:00.000Z'`;

/**
 * The petitions that a figure counts, as a condition. It says in SQL what `figures.rules.ts` says of grouped cells; a
 * test counts both and compares. domain.md §8
 */
export function countedBy(e: Petitions, { name, side }: FigureSide, today: string): Expression<SqlBool> {
  const { whole, part } = definitionOf(e, name, today);
  return e.and([
    e('petition.state', 'not in', ['out_of_scope', 'merged']),
    whole,
    // A deadline that is missing compares to nothing; such a petition is in no part.
    side === 'part' ? part : sql<SqlBool>`not coalesce(${part}, 0)`,
  ]);
}

function definitionOf(e: Petitions, name: RateName, today: string) {
  const duty = (done: 'answeredAt' | 'doneAt', deadline: 'firstAnswerBy' | 'firstDoneBy') => ({
    whole: e.and([
      e(`petition.${deadline}`, 'is not', null),
      e.or([e(`petition.${done}`, 'is not', null), e(`petition.${deadline}`, '<', today)]),
    ]),
    part: inTime(`petition.${done}`, `petition.${deadline}`),
  });
  switch (name) {
    case 'response':
      return { whole: sql<SqlBool>`1`, part: e('petition.answeredAt', 'is not', null) };
    case 'onTimeResponse':
      return duty('answeredAt', 'firstAnswerBy');
    case 'resolution':
      return {
        whole: sql<SqlBool>`1`,
        part: e.or([
          e('petition.state', 'in', ['done', 'evaluated']),
          e.and([e('petition.state', '=', 'closed'), e('petition.closing', '=', 'solved')]),
        ]),
      };
    case 'onTimeCompletion':
      return duty('doneAt', 'firstDoneBy');
  }
}
