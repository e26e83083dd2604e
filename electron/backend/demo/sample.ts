import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { petitionSpellings } from '../../../shared/domain/import/petition-import.rules.ts';
import type { Category, Channel, EmploymentKind, PetitionClass, RoleGroup } from '../../../shared/domain/petition.ts';

export interface SamplePetition {
  readonly text: string;
  readonly title: string;
  readonly category: Category | undefined;
  readonly class: PetitionClass | undefined;
  readonly urgent: boolean;
  readonly major: boolean;
  readonly inScope: boolean;
  readonly channel: Channel;
  readonly workshop: string;
  readonly roleGroup: RoleGroup | undefined;
  readonly employment: EmploymentKind | undefined;
  readonly duplicateGroup: string;
  /** Who handed it in; undefined when anonymous. Invented, like everything here. */
  readonly identity: { readonly name: string; readonly phone: string; readonly employeeNo: string } | undefined;
}

const folder = (resourcesDir: string): string => path.join(resourcesDir, 'demo');

/** A roster of the sample enterprise, as a file to import. */
export function sampleRoster(resourcesDir: string, kind: 'employees' | 'representatives' | 'management'): Buffer {
  return readFileSync(path.join(folder(resourcesDir), `${kind}.csv`));
}

/** The petitions of the sample enterprise, in the order in which they came. All invented. */
export function samplePetitions(resourcesDir: string): readonly SamplePetition[] {
  const rows = readRows(resourcesDir, 'petitions');
  const employees = readRows(resourcesDir, 'employees');
  const someoneOf = (workshop: string, nth: number): SamplePetition['identity'] => {
    const there = employees.filter((person) => person['车间/部门'] === workshop);
    const person = there[(nth * 7) % Math.max(1, there.length)];
    if (person === undefined) return undefined;
    return { name: person['姓名'] ?? '', phone: person['手机'] ?? '', employeeNo: person['工号'] ?? '' };
  };
  const known = <T>(names: Readonly<Record<string, T>>, given = ''): T | undefined => names[given];
  return rows.map((row, nth) => ({
    text: row['text'] ?? '',
    title: row['title'] ?? '',
    category: known<Category>(petitionSpellings.category, row['category']),
    class: known<PetitionClass>(petitionSpellings.class, row['class']),
    urgent: row['urgent'] === '1',
    major: row['major'] === '1',
    inScope: row['in_scope'] === '1',
    channel: known<Channel>(petitionSpellings.channel, row['channel']) ?? 'desk',
    workshop: row['workshop'] ?? '',
    roleGroup: known<RoleGroup>(petitionSpellings.role, row['role']),
    employment: known<EmploymentKind>(petitionSpellings.employment, row['employment']),
    duplicateGroup: row['duplicate_group'] ?? '',
    identity: row['anonymous'] === '0' ? someoneOf(row['workshop'] ?? '', nth) : undefined,
  }));
}

function readRows(resourcesDir: string, name: string): Record<string, string>[] {
  return parse(readFileSync(path.join(folder(resourcesDir), `${name}.csv`)), { columns: true, bom: true });
}
