import type { EmploymentKind, RoleGroup } from '../petition.ts';
import type { Sex } from '../member.ts';
import type { Refusal } from '../../verdict.ts';
import { isBlank, readChoice, readCount, readDay, readFlag, readText } from './cells.ts';
import { findHeader, type ColumnSpec } from './header.rules.ts';
import { petitionSpellings, type Checked } from './petition-import.rules.ts';
import { RowReader } from './row-reader.ts';
import type { Note, Problem, RawTable } from './table.ts';

export interface ImportedEmployee {
  readonly employeeNo: string;
  readonly name: string;
  readonly sex: Sex | null;
  readonly workshop: string;
  readonly position: string;
  readonly roleGroup: RoleGroup | null;
  readonly employment: EmploymentKind | null;
  readonly joinedOn: string | null;
  readonly phone: string;
  readonly isUnionMember: boolean;
}

export interface ImportedRepresentative {
  readonly employeeNo: string;
  readonly constituency: string;
  readonly nomination: string;
  readonly electedOn: string | null;
  readonly entitledCount: number | null;
  readonly presentCount: number | null;
  readonly votesFor: number | null;
  readonly termName: string;
  readonly termFrom: string;
  readonly termTo: string;
  readonly isMiddleManager: boolean;
}

export interface ImportedDelegate {
  readonly employeeNo: string | null;
  readonly name: string;
  readonly department: string;
  readonly position: string;
  readonly isChief: boolean;
  readonly isLegalRepresentative: boolean;
  readonly isExecutiveInCharge: boolean;
  readonly remit: string;
  readonly appointedBy: string;
  readonly appointedOn: string | null;
  readonly termFrom: string | null;
  readonly termTo: string | null;
  readonly phone: string;
}

export const employeeColumns: readonly ColumnSpec[] = [
  { field: 'employeeNo', names: ['工号'], required: true },
  { field: 'name', names: ['姓名'], required: true },
  { field: 'sex', names: ['性别'] },
  { field: 'workshop', names: ['车间/部门', '车间部门', '部门', '车间'], required: true },
  { field: 'position', names: ['岗位'] },
  { field: 'roleGroup', names: ['类别', '人员类别'] },
  { field: 'employment', names: ['用工形式'] },
  { field: 'joinedOn', names: ['入职日期'] },
  { field: 'phone', names: ['手机', '电话'] },
  { field: 'isUnionMember', names: ['是否会员'] },
];

export const representativeColumns: readonly ColumnSpec[] = [
  { field: 'no', names: ['序号'], ignored: true },
  { field: 'employeeNo', names: ['工号'], required: true },
  { field: 'name', names: ['姓名'], required: true },
  { field: 'sex', names: ['性别'], ignored: true },
  { field: 'workshop', names: ['车间/部门', '车间部门'], ignored: true },
  { field: 'position', names: ['岗位'], ignored: true },
  { field: 'roleGroup', names: ['类别', '代表类别'], ignored: true },
  { field: 'employment', names: ['用工形式'], ignored: true },
  { field: 'isMiddleManager', names: ['是否中层以上'] },
  { field: 'constituency', names: ['选举单位', '选区'], required: true },
  { field: 'nomination', names: ['产生方式', '推荐方式'] },
  { field: 'electedOn', names: ['选举日期'] },
  { field: 'entitledCount', names: ['选区应到人数', '应到人数'] },
  { field: 'presentCount', names: ['实到人数'] },
  { field: 'votesFor', names: ['赞成票'] },
  { field: 'termFrom', names: ['任期开始'], required: true },
  { field: 'termTo', names: ['任期结束'], required: true },
  { field: 'termName', names: ['届次'] },
  { field: 'status', names: ['状态'], ignored: true },
  { field: 'phone', names: ['手机'], ignored: true },
];

export const managementColumns: readonly ColumnSpec[] = [
  { field: 'no', names: ['序号'], ignored: true },
  { field: 'employeeNo', names: ['工号'] },
  { field: 'name', names: ['姓名'], required: true },
  { field: 'sex', names: ['性别'], ignored: true },
  { field: 'department', names: ['车间/部门', '部门'] },
  { field: 'position', names: ['职务'], required: true },
  { field: 'standing', names: ['协商身份'] },
  { field: 'remit', names: ['负责事项'] },
  { field: 'appointedBy', names: ['委派方式'] },
  { field: 'appointedOn', names: ['委派日期'] },
  { field: 'termFrom', names: ['任期开始'] },
  { field: 'termTo', names: ['任期结束'] },
  { field: 'phone', names: ['手机'] },
];

const sexes = { 男: 'male', 女: 'female', male: 'male', female: 'female' } as const satisfies Record<string, Sex>;

/** Checks the employees' list: one row a person, told apart by employee number and never by name. */
export function checkEmployees(table: RawTable): Checked<ImportedEmployee> | Refusal {
  const seen = new Set<string>();
  return checkRows(table, employeeColumns, (reader) => {
    const employeeNo = reader.need('employeeNo', (cell) => readText(cell, 30)) ?? '';
    if (seen.has(employeeNo)) reader.report('employeeNo', 'repeatedDifferent', { value: employeeNo });
    seen.add(employeeNo);
    return {
      employeeNo,
      name: reader.need('name', (cell) => readText(cell, 40)) ?? '',
      sex: reader.take('sex', (cell) => readChoice(cell, sexes)) ?? null,
      workshop: reader.need('workshop', (cell) => readText(cell, 60)) ?? '',
      position: reader.take('position', (cell) => readText(cell, 60)) ?? '',
      roleGroup: reader.take('roleGroup', (cell) => readChoice(cell, petitionSpellings.role)) ?? null,
      employment: reader.take('employment', (cell) => readChoice(cell, petitionSpellings.employment)) ?? null,
      joinedOn: reader.take('joinedOn', readDay) ?? null,
      phone: reader.take('phone', (cell) => readText(cell, 30)) ?? '',
      isUnionMember: reader.take('isUnionMember', readFlag) ?? false,
    };
  });
}

/** Checks the representatives against the employees by number, and their election's and term's own arithmetic. */
export function checkRepresentatives(
  table: RawTable,
  employees: ReadonlyMap<string, string>,
): Checked<ImportedRepresentative> | Refusal {
  return checkRows(table, representativeColumns, (reader) => {
    const employeeNo = reader.need('employeeNo', (cell) => readText(cell, 30)) ?? '';
    const known = employees.get(employeeNo);
    const name = reader.need('name', (cell) => readText(cell, 40));
    if (employeeNo !== '' && known === undefined) reader.report('employeeNo', 'notFound', { value: employeeNo });
    else if (known !== undefined && name !== undefined && known !== name)
      reader.report('name', 'nameDiffers', { expected: known });
    const entitledCount = reader.take('entitledCount', readCount) ?? null;
    const presentCount = reader.take('presentCount', readCount) ?? null;
    const votesFor = reader.take('votesFor', readCount) ?? null;
    if (entitledCount !== null && presentCount !== null && presentCount > entitledCount) {
      reader.report('presentCount', 'moreThan', { value: presentCount, most: entitledCount });
    }
    if (presentCount !== null && votesFor !== null && votesFor > presentCount) {
      reader.report('votesFor', 'moreThan', { value: votesFor, most: presentCount });
    }
    const termFrom = reader.need('termFrom', readDay) ?? '';
    const termTo = reader.need('termTo', readDay) ?? '';
    if (termFrom !== '' && termTo !== '' && termTo <= termFrom) reader.report('termTo', 'endBeforeBegin');
    return {
      employeeNo,
      constituency: reader.need('constituency', (cell) => readText(cell, 100)) ?? '',
      nomination: reader.take('nomination', (cell) => readText(cell, 100)) ?? '',
      electedOn: reader.take('electedOn', readDay) ?? null,
      entitledCount,
      presentCount,
      votesFor,
      termName: reader.take('termName', (cell) => readText(cell, 30)) ?? '',
      termFrom,
      termTo,
      isMiddleManager: reader.take('isMiddleManager', readFlag) ?? false,
    };
  });
}

/** Checks management's delegates. The chief who holds a general authority counts as the legal representative's side. */
export function checkManagement(table: RawTable): Checked<ImportedDelegate> | Refusal {
  return checkRows(table, managementColumns, (reader) => {
    const standing = reader.take('standing', (cell) => readText(cell, 60)) ?? '';
    const position = reader.need('position', (cell) => readText(cell, 60)) ?? '';
    const remit = reader.take('remit', (cell) => readText(cell, 200)) ?? '';
    const isChief = standing.includes('首席');
    return {
      employeeNo: reader.take('employeeNo', (cell) => readText(cell, 30)) ?? null,
      name: reader.need('name', (cell) => readText(cell, 40)) ?? '',
      department: reader.take('department', (cell) => readText(cell, 60)) ?? '',
      position,
      isChief,
      isLegalRepresentative: /法定代表人|董事长|厂长/.test(position),
      isExecutiveInCharge: isChief || /总经理|副总|分管/.test(position),
      remit,
      appointedBy: reader.take('appointedBy', (cell) => readText(cell, 60)) ?? '',
      appointedOn: reader.take('appointedOn', readDay) ?? null,
      termFrom: reader.take('termFrom', readDay) ?? null,
      termTo: reader.take('termTo', readDay) ?? null,
      phone: reader.take('phone', (cell) => readText(cell, 30)) ?? '',
    };
  });
}

function checkRows<T>(
  table: RawTable,
  columns: readonly ColumnSpec[],
  read: (reader: RowReader) => T,
): Checked<T> | Refusal {
  const header = findHeader(table, columns);
  if (!header.ok) return header;
  const good: T[] = [];
  const problems: Problem[] = [];
  let badRows = 0;
  for (let index = header.at + 1; index < table.rows.length; index += 1) {
    const cells = table.rows[index] ?? [];
    if (cells.every((cell) => isBlank(cell))) continue;
    const reader = new RowReader(cells, index + 1, header);
    const row = read(reader);
    // On a roster every value is written in Chinese; that it was understood needs no remark.
    problems.push(...reader.problems.filter((problem) => problem.code !== 'mapped'));
    if (reader.isGood) good.push(row);
    else badRows += 1;
  }
  const notes: Note[] = [...table.notes, ...header.notes];
  return { ok: true, good, problems, badRows, notes };
}
