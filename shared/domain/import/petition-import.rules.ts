import {
  categories,
  channels,
  employmentKinds,
  maxPetitionText,
  maxPetitionTitle,
  petitionClasses,
  roleGroups,
  type Category,
  type Channel,
  type EmploymentKind,
  type PetitionClass,
  type RoleGroup,
} from '../petition.ts';
import { isBlank, readChoice, readFlag, readMoment, readPetitionText, readText } from './cells.ts';
import { findHeader, type ColumnSpec } from './header.rules.ts';
import { RowReader } from './row-reader.ts';
import type { Cell, Note, Problem, RawTable } from './table.ts';
import type { Refusal } from '../../verdict.ts';

/** A petition as it stands in an imported register, still to be triaged by a person. */
export interface ImportedPetition {
  readonly externalNo: string | null;
  readonly text: string;
  readonly title: string;
  readonly category: Category | null;
  readonly class: PetitionClass | null;
  readonly urgent: boolean;
  readonly major: boolean;
  readonly channel: Channel;
  readonly workshop: string | null;
  readonly roleGroup: RoleGroup | null;
  readonly employment: EmploymentKind | null;
  readonly receivedAt: string;
  /** Who handed it in, where the register names the person: sealed before it is stored. */
  readonly identity: ImportedIdentity | null;
}

export interface ImportedIdentity {
  readonly name: string;
  readonly phone: string;
  readonly employeeNo: string;
}

/** The register's columns, as the template has them and as offices write them. */
export const petitionColumns: readonly ColumnSpec[] = [
  { field: 'id', names: ['序号', '诉求编号', '编号'] },
  { field: 'text', names: ['诉求内容'], required: true },
  { field: 'title', names: ['标题', '诉求标题'] },
  { field: 'category', names: ['事项类别', '类别'] },
  { field: 'class', names: ['分类', '诉求分类'] },
  { field: 'urgent', names: ['紧急', '是否紧急'] },
  { field: 'major', names: ['重大', '是否重大'] },
  { field: 'channel', names: ['来源渠道', '来源'] },
  { field: 'workshop', names: ['车间部门', '车间/部门', '车间'] },
  { field: 'role', names: ['人员类别'] },
  { field: 'employment', names: ['用工形式'] },
  { field: 'anonymous', names: ['是否匿名', '匿名'] },
  { field: 'name', names: ['姓名', '诉求人', '提出人'] },
  { field: 'phone', names: ['电话', '联系电话', '手机'] },
  { field: 'employeeNo', names: ['工号'] },
  { field: 'submitted_on', names: ['提交时间', '提交日期', '收到日期'] },
  { field: 'in_scope', names: ['是否受理'], ignored: true },
  { field: 'duplicate_group', names: [], ignored: true },
  { field: 'note_on_label', names: ['备注'], ignored: true },
];

/** Every spelling of a value that a register may use. */
export const petitionSpellings = {
  category: {
    ...codes(categories),
    劳动报酬: 'remuneration',
    工作时间与休息休假: 'working_time',
    劳动安全卫生: 'safety_health',
    保险福利: 'welfare_insurance',
    工作与生活条件: 'living_conditions',
    职业培训与发展: 'training_development',
    规章制度与劳动管理: 'rules_management',
    生产经营与合理化建议: 'production_innovation',
  },
  class: { ...codes(petitionClasses), 即时解决类: 'immediate', 需协商类: 'consultation', 长期推进类: 'long_term' },
  channel: {
    ...codes(channels),
    意见箱: 'box',
    面谈: 'desk',
    电话: 'telephone',
    扫码: 'qr_code',
    班前会: 'shift_meeting',
    小程序: 'mini_program',
    导入: 'import',
  },
  role: {
    ...codes(roleGroups),
    一线工人: 'front_line',
    技术骨干: 'technical',
    技术人员: 'technical',
    管理人员: 'manager',
    企业领导: 'manager',
  },
  employment: {
    ...codes(employmentKinds),
    正式: 'regular',
    合同制: 'regular',
    劳务派遣: 'agency',
    派遣: 'agency',
    实习: 'intern',
    实习生: 'intern',
    外包: 'other',
    其他: 'other',
  },
} as const satisfies {
  category: Record<string, Category>;
  class: Record<string, PetitionClass>;
  channel: Record<string, Channel>;
  role: Record<string, RoleGroup>;
  employment: Record<string, EmploymentKind>;
};

export interface Checked<T> {
  readonly ok: true;
  readonly good: readonly T[];
  /** Problems and remarks, in the order of the rows. */
  readonly problems: readonly Problem[];
  readonly badRows: number;
  readonly notes: readonly Note[];
}

export interface PetitionContext {
  /** Day in Asia/Shanghai: nothing is handed in later than today. */
  readonly today: string;
  readonly now: string;
  /** Numbers of an earlier import that are in the register already, folded by `foldedNo`. */
  readonly known: ReadonlySet<string>;
}

/** Two numbers that differ in case or in spaces around them are the same number. */
export function foldedNo(externalNo: string): string {
  return externalNo.trim().toLowerCase();
}

/**
 * Checks a register row by row. Good rows can be taken without the bad; each problem names its cell. A file whose header
 * does not fit is refused as a whole.
 */
export function checkPetitions(table: RawTable, context: PetitionContext): Checked<ImportedPetition> | Refusal {
  const header = findHeader(table, petitionColumns);
  if (!header.ok) return header;
  const good: ImportedPetition[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  const straight = new Set<string>();
  let badRows = 0;
  let emptyRows = 0;
  for (let index = header.at + 1; index < table.rows.length; index += 1) {
    const cells = table.rows[index] ?? [];
    if (cells.every((cell) => isBlank(cell))) {
      emptyRows += 1;
      continue;
    }
    const reader = new RowReader(cells, index + 1, header);
    const petition = readPetition(reader, cells, header.width, context, seen);
    problems.push(...reader.problems);
    for (const field of reader.straight) straight.add(field);
    if (petition !== undefined && reader.isGood) good.push(petition);
    else badRows += 1;
  }
  const notes: Note[] = [...table.notes, ...header.notes];
  if (emptyRows > 0) notes.push({ code: 'emptyRowsSkipped', details: { rows: emptyRows } });
  // A column that is written in Chinese throughout needs no remark in each row; a cell that differs from the others does.
  const told = problems.filter((problem) => problem.code !== 'mapped' || straight.has(problem.field));
  return { ok: true, good, problems: told, badRows, notes };
}

function readPetition(
  reader: RowReader,
  cells: readonly Cell[],
  expected: number,
  context: PetitionContext,
  seen: Map<string, string>,
): ImportedPetition | undefined {
  const filled = cells.filter((cell) => !isBlank(cell)).length;
  if (cells.length === 1 && expected > 1) {
    reader.report('id', 'tooFewColumns', { found: cells.length, expected });
    return undefined;
  }
  // “填表人：…” below a table, the sum of a column: something in the first cell and nothing else.
  if (expected > 2 && filled === 1 && isBlank(reader.cell('text'))) {
    reader.report('id', 'notARecord');
    return undefined;
  }
  const text = reader.takeAsIs('text', (cell) => readPetitionText(cell, maxPetitionText));
  const externalNo = reader.take('id', (cell) => readText(cell, 40)) ?? null;
  if (externalNo !== null && text !== undefined) checkNumber(reader, externalNo, text, context, seen);
  const receivedAt = reader.has('submitted_on')
    ? reader.takeAsIs('submitted_on', (cell) =>
        isBlank(cell) ? { ok: false, code: 'dateInvalid', details: { value: '' } } : readMoment(cell, context.today),
      )
    : context.now;
  const petition = {
    externalNo,
    text: text ?? '',
    title: reader.take('title', (cell) => readText(cell, maxPetitionTitle)) ?? '',
    category: reader.take('category', (cell) => readChoice(cell, petitionSpellings.category)) ?? null,
    class: reader.take('class', (cell) => readChoice(cell, petitionSpellings.class)) ?? null,
    urgent: reader.take('urgent', readFlag) ?? false,
    major: reader.take('major', readFlag) ?? false,
    channel: reader.take('channel', (cell) => readChoice(cell, petitionSpellings.channel)) ?? 'import',
    workshop: reader.take('workshop', (cell) => readText(cell, 60)) ?? null,
    roleGroup: reader.take('role', (cell) => readChoice(cell, petitionSpellings.role)) ?? null,
    employment: reader.take('employment', (cell) => readChoice(cell, petitionSpellings.employment)) ?? null,
    // A time later today is the desk's clock running ahead, not a petition from the future.
    receivedAt: receivedAt === undefined || receivedAt > context.now ? context.now : receivedAt,
    identity: readIdentity(reader),
  } as const;
  return petition;
}

/** Who is named, unless the register says that the petition is anonymous: then a name beside it is not taken. */
function readIdentity(reader: RowReader): ImportedIdentity | null {
  const anonymous = reader.take('anonymous', readFlag) ?? false;
  const name = reader.take('name', (cell) => readText(cell, 40)) ?? '';
  const phone = reader.take('phone', (cell) => readText(cell, 30)) ?? '';
  const employeeNo = reader.take('employeeNo', (cell) => readText(cell, 30)) ?? '';
  if (anonymous || (name === '' && phone === '' && employeeNo === '')) return null;
  return { name, phone, employeeNo };
}

function checkNumber(
  reader: RowReader,
  externalNo: string,
  text: string,
  context: PetitionContext,
  seen: Map<string, string>,
): void {
  const key = foldedNo(externalNo);
  const earlier = seen.get(key);
  if (earlier !== undefined)
    reader.report('id', earlier === text ? 'repeatedSame' : 'repeatedDifferent', { value: externalNo });
  else if (context.known.has(key)) reader.report('id', 'alreadyImported', { value: externalNo });
  else seen.set(key, text);
}

function codes<T extends string>(values: readonly T[]): { readonly [K in T]: K } {
  return Object.fromEntries(values.map((value) => [value, value])) as { readonly [K in T]: K };
}
