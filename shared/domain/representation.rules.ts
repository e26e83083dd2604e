import type { EmploymentKind, RoleGroup } from './petition.ts';
import type { Sex } from './member.ts';
import { addDays } from './instant.ts';
import { ruleSources, type RulesSettings } from './rules-of-procedure.ts';

/** A representative's term of office, days. */
export interface Term {
  readonly termFrom: string;
  readonly termTo: string;
}

export interface RosterPerson {
  readonly sex: Sex | null;
  readonly roleGroup: RoleGroup | null;
  readonly employment: EmploymentKind | null;
  readonly isMiddleManager: boolean;
}

export const representationRules = ['count', 'share', 'managers', 'women', 'agency', 'frontLine', 'term'] as const;

/** One rule on who the representatives are, met or not, with the numbers behind it. */
export interface RepresentationFinding {
  readonly rule: (typeof representationRules)[number];
  /** `advice`: the law asks for a fair share without a number, so the page shows it and does not judge. */
  readonly met: boolean | 'advice';
  readonly actual: number;
  readonly of: number;
  /** What is needed, in the same unit as `actual`; for advice the number that would match the staff's share. */
  readonly needed: number;
}

/**
 * Who represents whom, 《企业民主管理规定》第八、九条: at least 5 % of the staff and 30 people, middle managers and above at most
 * 20 %, women and agency workers in fair share, front-line workers among them.
 */
export function representationOf(
  representatives: readonly (RosterPerson & Term)[],
  staff: readonly RosterPerson[],
  staffCount: number,
  rules: RulesSettings,
): readonly RepresentationFinding[] {
  const n = representatives.length;
  const people = Math.max(staffCount, staff.length);
  const among = (list: readonly RosterPerson[], is: (person: RosterPerson) => boolean): number =>
    list.filter(is).length;
  const fair = (rule: RepresentationFinding['rule'], is: (person: RosterPerson) => boolean): RepresentationFinding => ({
    rule,
    met: 'advice',
    actual: among(representatives, is),
    of: n,
    needed: staff.length === 0 ? 0 : Math.round((n * among(staff, is)) / staff.length),
  });
  const needed = Math.ceil((people * rules.representativesMinPercent) / 100);
  const managers = among(representatives, (person) => person.isMiddleManager);
  const most = Math.floor((n * rules.managersMaxPercent) / 100);
  return [
    {
      rule: 'count',
      met: n >= rules.representativesMinCount,
      actual: n,
      of: people,
      needed: rules.representativesMinCount,
    },
    { rule: 'share', met: n >= needed, actual: n, of: people, needed },
    { rule: 'managers', met: managers <= most, actual: managers, of: n, needed: most },
    fair('women', (person) => person.sex === 'female'),
    fair('agency', (person) => person.employment === 'agency'),
    fair('frontLine', (person) => person.roleGroup === 'front_line'),
    termsInRange(representatives),
  ];
}

/** The day `years` after a day, as text that days compare with: it need not exist, as 2027-02-29. */
const yearsAfter = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/**
 * Representatives whose term is three to five years, 《企业民主管理规定》第十条. From 2025-03-01, both 2028-02-29 and 2028-03-01
 * end three years, since rosters write either.
 */
function termsInRange(terms: readonly Term[]): RepresentationFinding {
  const [least, most] = ruleSources.termYears.range ?? [0, 100];
  const fits = ({ termFrom, termTo }: Term): boolean =>
    addDays(termTo, 1) >= yearsAfter(termFrom, least) && termTo <= yearsAfter(termFrom, most);
  const actual = terms.filter(fits).length;
  return { rule: 'term', met: actual === terms.length, actual, of: terms.length, needed: terms.length };
}
