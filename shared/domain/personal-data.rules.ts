import { namesIn } from './names-in-text.rules.ts';
import { apart, type PersonalDataKind, type Span } from './spans.rules.ts';

type NumberKind = Extract<PersonalDataKind, 'phone' | 'idCard' | 'employeeNo'>;

const patterns: Readonly<Record<NumberKind, RegExp>> = {
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

function numbersIn(text: string): readonly Span[] {
  return (['idCard', 'phone', 'employeeNo'] as const).flatMap((kind) =>
    [...text.matchAll(patterns[kind])].map((match) => ({ kind, found: match[0], at: match.index })),
  );
}

/**
 * Where in a text something looks like it tells a person: phone, ID card and employee numbers, names, in the order of the
 * text. A hint and no proof: whoever writes or publishes decides. domain.md §7, no identity leaves by a notice; 《个人信息保护法》第六条
 */
export function personalDataSpans(text: string, rosterNames: readonly string[] = []): readonly Span[] {
  return apart([...numbersIn(text), ...namesIn(text, rosterNames)]);
}

/** The same, each thing once. */
export function personalDataIn(text: string, rosterNames: readonly string[] = []): readonly PersonalDataHint[] {
  const seen = new Set<string>();
  return personalDataSpans(text, rosterNames)
    .filter(({ found }) => !seen.has(found) && seen.add(found) !== undefined)
    .map(({ kind, found }) => ({ kind, found }));
}

/** Numbers that tell a person, each once: sure enough for what nobody looks over. */
export function personalNumbersIn(text: string): readonly PersonalDataHint[] {
  return personalDataIn(text).filter(({ kind }) => kind !== 'name' && kind !== 'addressed');
}

const black = '＊＊＊';

/** The text without what is found in it, and found again: what was hidden by what it was glued to comes out then. */
function blackedOut(text: string, find: (text: string) => readonly PersonalDataHint[]): string {
  const hints = find(text).filter(({ found }) => !found.includes('＊'));
  if (hints.length === 0) return text;
  // The longest first: 张三 is also the beginning of 张三丰, of whom the rest would stay.
  const longestFirst = hints.toSorted((a, b) => b.found.length - a.found.length);
  return blackedOut(
    longestFirst.reduce((shown, { found }) => shown.replaceAll(found, black), text),
    find,
  );
}

/** The text with numbers that tell a person blacked out: for pages in a room where people may be named. */
export function withoutNumbers(text: string): string {
  return blackedOut(text, personalNumbersIn);
}

/** The text with such numbers and names blacked out: for pages that nobody looks over before everybody sees them. */
export function withoutPersonalData(text: string, rosterNames: readonly string[]): string {
  return blackedOut(text, (given) => personalDataIn(given, rosterNames));
}

/** Eighteen digits or, as until 1999, fifteen; people write them with blanks. */
const idCard =
  /(?:^|\D)(?:[1-9]\d{5}(?:19|20)\d{2}|[1-9]\d{7})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx]?(?![0-9])/;

/** Whether what was written into a field for a person holds an ID-card number. */
export function holdsIdCardNumber(text: string): boolean {
  return idCard.test(text.normalize('NFKC').replaceAll(/[\s\-·.]/g, ''));
}
