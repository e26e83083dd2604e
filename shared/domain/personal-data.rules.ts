export const personalDataKinds = ['phone', 'idCard', 'employeeNo'] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

const patterns: Readonly<Record<PersonalDataKind, RegExp>> = {
  // Eighteen characters, of which the last may be an X; before the phone number, which could stand inside it.
  idCard: /(?<![0-9])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9Xx])/g,
  phone: /(?<![0-9])1[3-9]\d(?:[- ]?\d{4}){2}(?![0-9])/g,
  // The record's own numbers, L2026-0134, go on after a hyphen.
  employeeNo: /(?<![A-Za-z0-9])[A-Z]{1,3}\d{4,6}(?![0-9A-Za-z]|-\d)/g,
};

export interface PersonalDataHint {
  readonly kind: PersonalDataKind;
  readonly found: string;
}

/**
 * What in a text looks like it tells a person: phone, ID card and employee numbers, in the order of the text, each once.
 * A hint and no proof: whoever publishes decides. domain.md §7, no identity leaves by a notice; 《个人信息保护法》第六条
 */
export function personalDataIn(text: string): readonly PersonalDataHint[] {
  const found = (['idCard', 'phone', 'employeeNo'] as const).flatMap((kind) =>
    [...text.matchAll(patterns[kind])].map((match) => ({ kind, found: match[0], at: match.index })),
  );
  const apart = found.filter(
    (hint) => !found.some((other) => other !== hint && other.found.length > hint.found.length && covers(other, hint)),
  );
  const seen = new Set<string>();
  return apart
    .toSorted((a, b) => a.at - b.at)
    .filter((hint) => !seen.has(hint.found) && seen.add(hint.found) !== undefined)
    .map(({ kind, found: words }) => ({ kind, found: words }));
}

/** The text with what looks like it tells a person blacked out: for pages that nobody looks over before they are shown. */
export function withoutPersonalData(text: string): string {
  const hints = personalDataIn(text);
  if (hints.length === 0) return text;
  // A number that was hidden by the one it was glued to comes out once that one is gone.
  return withoutPersonalData(hints.reduce((shown, { found }) => shown.replaceAll(found, '＊＊＊'), text));
}

interface Span {
  readonly at: number;
  readonly found: string;
}

function covers(outer: Span, inner: Span): boolean {
  return outer.at <= inner.at && outer.at + outer.found.length >= inner.at + inner.found.length;
}
