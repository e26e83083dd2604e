import { completeRules, type RulesSettings } from '../../shared/domain/rules-of-procedure.ts';
import type { AccountId, RulesVersionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

export interface RulesVersion {
  readonly id: RulesVersionId;
  readonly number: number;
  /** Day from which records are judged by it. */
  readonly effectiveOn: string;
  readonly settings: RulesSettings;
  readonly note: string;
}

/** Every version of the rules of procedure, oldest first. Which one holds on a day is `rulesInForce`'s to say. */
export async function listRulesVersions(db: AnyDb): Promise<readonly RulesVersion[]> {
  const rows = await db
    .selectFrom('rules_version')
    .select(['id', 'number', 'effectiveOn', 'settings', 'note'])
    .orderBy('effectiveOn')
    .execute();
  return rows.map((row) => ({ ...row, settings: completeRules(JSON.parse(row.settings) as Partial<RulesSettings>) }));
}

export async function insertRulesVersion(
  tx: WriteTx,
  version: RulesVersion & { createdBy: AccountId | null; createdAt: string },
): Promise<void> {
  await tx
    .insertInto('rules_version')
    .values({ ...version, settings: JSON.stringify(version.settings) })
    .execute();
}
