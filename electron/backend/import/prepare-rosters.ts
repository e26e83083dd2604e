import { pinyin } from 'pinyin-pro';
import type { ReadDb, WriteTx } from '../../../db/handles.ts';
import {
  insertDelegate,
  insertRepresentative,
  listEmployeeNos,
  markMiddleManager,
  savePerson,
} from '../../../db/repos/roster.repo.ts';
import {
  checkEmployees,
  checkManagement,
  checkRepresentatives,
} from '../../../shared/domain/import/roster-import.rules.ts';
import type { Checked } from '../../../shared/domain/import/petition-import.rules.ts';
import type { RawTable } from '../../../shared/domain/import/table.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Refusal } from '../../../shared/verdict.ts';
import type { CommandContext } from '../context.ts';
import type { Prepared } from './prepared.ts';

type Write<T> = (tx: WriteTx, row: T, context: CommandContext<'import.commit'>) => Promise<void>;

/** The employees' list: people are told apart by their number; who is on it again is brought up to date. */
export function prepareEmployees(table: RawTable): Prepared {
  return prepared(checkEmployees(table), (tx, row, context) =>
    savePerson(tx, {
      ...row,
      id: context.newId(),
      pinyin: initials(row.name),
      isUnionMember: row.isUnionMember ? 1 : 0,
    }),
  );
}

/** The representatives: only who is on the employees' list can be one. */
export async function prepareRepresentatives(db: ReadDb, table: RawTable): Promise<Prepared> {
  const people = new Map((await listEmployeeNos(db)).map((person) => [person.employeeNo, person]));
  const names = new Map([...people].map(([employeeNo, { name }]) => [employeeNo, name]));
  return prepared(checkRepresentatives(table, names), async (tx, row, context) => {
    const person = people.get(row.employeeNo);
    if (person === undefined) throw new AppError('NOT_FOUND', { what: 'person' });
    const { employeeNo: _no, isMiddleManager, ...term } = row;
    await markMiddleManager(tx, person.id, isMiddleManager);
    await insertRepresentative(tx, { ...term, id: context.newId(), personId: person.id });
  });
}

export function prepareManagement(table: RawTable): Prepared {
  return prepared(checkManagement(table), (tx, row, context) =>
    insertDelegate(
      tx,
      {
        ...row,
        id: context.newId(),
        isChief: row.isChief ? 1 : 0,
        isLegalRepresentative: row.isLegalRepresentative ? 1 : 0,
        isExecutiveInCharge: row.isExecutiveInCharge ? 1 : 0,
      },
      context.today,
    ),
  );
}

const batch = 100;

function prepared<T extends object>(checked: Checked<T> | Refusal, write: Write<T>): Prepared {
  if (!checked.ok) throw new AppError(checked.code, checked.details);
  const { good, badRows } = checked;
  return {
    checked,
    goodRows: good.length,
    badRows,
    async write(tx, context, step) {
      for (const [index, row] of good.entries()) {
        await write(tx, row, context);
        if ((index + 1) % batch === 0) await step(index + 1);
      }
      await step(good.length);
    },
  };
}

/** First letters of the name's pinyin, by which people are found at the keyboard: 霍明辉 → hmh. */
function initials(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
}
