/** Small sums over right and proposed labels. Shares and scores are from 0 to 1; NaN where there is nothing to count. */

export interface LabelScore {
  readonly label: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly rows: number;
}

export interface Comparison {
  readonly accuracy: number;
  /** The mean of the labels' F1, each label counting the same. */
  readonly macroF1: number;
  readonly labels: readonly LabelScore[];
  /** Rows by right label, columns by proposed label. */
  readonly confusion: readonly (readonly number[])[];
}

export function compare(labels: readonly string[], right: readonly string[], proposed: readonly string[]): Comparison {
  const confusion = labels.map(() => labels.map(() => 0));
  for (const [row, label] of right.entries()) {
    const line = confusion[labels.indexOf(label)];
    const column = labels.indexOf(proposed[row] ?? '');
    if (line !== undefined && column >= 0) line[column] = (line[column] ?? 0) + 1;
  }
  const scores = labels.map((label, at) => {
    const hits = confusion[at]?.[at] ?? 0;
    const rows = sum(confusion[at] ?? []);
    const given = sum(confusion.map((line) => line[at] ?? 0));
    return { label, precision: hits / given, recall: hits / rows, f1: (2 * hits) / (rows + given), rows };
  });
  const present = scores.filter(({ rows }) => rows > 0);
  const hits = sum(labels.map((_, at) => confusion[at]?.[at] ?? 0));
  return {
    accuracy: hits / right.length,
    macroF1: sum(present.map(({ f1 }) => f1)) / present.length,
    labels: scores,
    confusion,
  };
}

export interface MarkScore {
  readonly precision: number;
  readonly recall: number;
  readonly rows: number;
  readonly proposed: number;
}

export function compareMark(right: readonly boolean[], proposed: readonly boolean[]): MarkScore {
  const rows = right.filter(Boolean).length;
  const given = proposed.filter(Boolean).length;
  const hits = right.filter((value, at) => value && proposed[at] === true).length;
  return { precision: hits / given, recall: hits / rows, rows, proposed: given };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
