import type { EnterpriseSize } from '../../shared/domain/member.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

export interface Enterprise {
  readonly name: string;
  readonly unionName: string;
  readonly size: EnterpriseSize;
  readonly staffCount: number;
  readonly isDemo: boolean;
  /** Day from which the running rate counts. */
  readonly startedOn: string;
}

/** The enterprise this database belongs to; undefined before the first-run setup. */
export async function findEnterprise(db: AnyDb): Promise<Enterprise | undefined> {
  const row = await db
    .selectFrom('enterprise')
    .select(['name', 'unionName', 'size', 'staffCount', 'isDemo', 'startedOn'])
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, isDemo: row.isDemo === 1 };
}

/** When it was set up here, UTC ISO text. */
export async function findSetUpAt(db: AnyDb): Promise<string | undefined> {
  return (await db.selectFrom('enterprise').select('createdAt').executeTakeFirst())?.createdAt;
}

export async function insertEnterprise(tx: WriteTx, enterprise: Enterprise, createdAt: string): Promise<void> {
  await tx
    .insertInto('enterprise')
    .values({ ...enterprise, id: 1, isDemo: enterprise.isDemo ? 1 : 0, createdAt })
    .execute();
}
