export const personalDataKinds = ['phone', 'idCard', 'employeeNo', 'name', 'addressed'] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** Where in a text something stands that looks like it tells a person. */
export interface Span {
  readonly kind: PersonalDataKind;
  /** Index of its first character, as JavaScript counts. */
  readonly at: number;
  readonly found: string;
}

export const endOf = (span: Span): number => span.at + span.found.length;

/** Those that lie apart, in the order of the text: where two meet the longer one stays. */
export function apart(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => b.found.length - a.found.length || a.at - b.at)) {
    if (kept.every((other) => endOf(other) <= span.at || endOf(span) <= other.at)) kept.push(span);
  }
  return kept.toSorted((a, b) => a.at - b.at);
}

/** What stands in its place: the surname or the ends of the number stay, so that the sentence can still be read. */
export function maskOf({ kind, found }: Span): string {
  const characters = [...found];
  switch (kind) {
    case 'name':
      return `${characters[0] ?? ''}${'＊'.repeat(Math.max(1, characters.length - 1))}`;
    case 'addressed':
      // Two characters of form of address are the rule, 总 and 工 the exception; what comes before is the surname.
      return `某${found.replace(/^.+?(?=(?:总|工|..)$)/u, '')}`;
    case 'phone': {
      const digits = found.replaceAll(/\D/g, '');
      return `${digits.slice(0, 3)}＊＊＊＊${digits.slice(-4)}`;
    }
    case 'idCard':
    case 'employeeNo':
      return '＊＊＊';
  }
}

/** The text with these masked. */
export function masked(text: string, spans: readonly Span[]): string {
  let out = '';
  let from = 0;
  for (const span of apart(spans)) {
    out += text.slice(from, span.at) + maskOf(span);
    from = endOf(span);
  }
  return out + text.slice(from);
}
