import { categories, petitionClasses } from '../../shared/domain/petition.ts';
import type { Judged } from './leave-out.ts';
import { compare, type Comparison, compareMark, type MarkScore } from './metrics.ts';

/** How well petitions were sorted, in numbers. */
export interface Figures {
  readonly categoryMacroF1: number;
  readonly classMacroF1: number;
  readonly urgent: MarkScore;
  readonly major: MarkScore;
  readonly outOfScope: MarkScore;
  /** How many were proposed as sure or not, and which share of their classes was right. */
  readonly sure: { readonly rows: number; readonly classRight: number };
  readonly unsure: { readonly rows: number; readonly classRight: number };
}

export function figuresOf(judged: readonly Judged[]): Figures {
  const inScope = judged.filter(({ petition }) => petition.inScope);
  const sure = inScope.filter(({ decision }) => decision.sure);
  const unsure = inScope.filter(({ decision }) => !decision.sure);
  return {
    categoryMacroF1: categoriesOf(inScope).macroF1,
    classMacroF1: classesOf(inScope).macroF1,
    urgent: markOf(judged, 'urgent'),
    major: markOf(judged, 'major'),
    outOfScope: outOfScopeOf(judged),
    sure: { rows: sure.length, classRight: classesOf(sure).accuracy },
    unsure: { rows: unsure.length, classRight: classesOf(unsure).accuracy },
  };
}

/** A second category that can be defended counts as right. */
export function categoriesOf(rows: readonly Judged[]): Comparison {
  const proposed = rows.map(({ decision }) => decision.category.value);
  const right = rows.map(
    ({ petition }, at) => petition.alsoRight.find((code) => code === proposed[at]) ?? petition.category ?? '',
  );
  return compare(categories, right, proposed);
}

export function classesOf(rows: readonly Judged[]): Comparison {
  const right = rows.map(({ petition }) => petition.class ?? '');
  return compare(
    petitionClasses,
    right,
    rows.map(({ decision }) => decision.class.value),
  );
}

export function markOf(rows: readonly Judged[], name: 'urgent' | 'major'): MarkScore {
  return compareMark(
    rows.map(({ petition }) => petition[name]),
    rows.map(({ decision }) => decision[name].value),
  );
}

export function outOfScopeOf(rows: readonly Judged[]): MarkScore {
  return compareMark(
    rows.map(({ petition }) => !petition.inScope),
    rows.map(({ decision }) => !decision.inScope.value),
  );
}
