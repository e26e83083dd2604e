import type { AnyDb, WriteTx } from '../../../db/handles.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { findNotice, insertNotice } from '../../../db/repos/privacy.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { defaultPrivacyNotice } from '../../../shared/domain/privacy-notice.ts';
import { defaultRules, rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';

/** The text the program ships, with the names of this enterprise and the time its rules set today. */
export async function shippedNotice(db: AnyDb, today: string): Promise<string> {
  const [enterprise, versions] = await Promise.all([findEnterprise(db), listRulesVersions(db)]);
  // Before the set-up there are no rules yet: those it will propose.
  const settings = versions.length === 0 ? defaultRules('large') : rulesInForce(versions, today).settings;
  return defaultPrivacyNotice({
    enterpriseName: enterprise?.name ?? '',
    unionName: enterprise?.unionName ?? '',
    retentionMonths: settings.identityRetentionMonths,
    on: today,
  });
}

/**
 * The version of the notice that a petitioner is given now. The shipped text becomes version 1 when the first is given it,
 * in the same transaction: what was given is never anything but what stands on record.
 */
export async function noticeGiven(tx: WriteTx, at: { readonly now: string; readonly today: string }): Promise<number> {
  const found = await findNotice(tx);
  if (found !== undefined) return found.version;
  const body = await shippedNotice(tx, at.today);
  await insertNotice(tx, { version: 1, body, createdAt: at.now, createdBy: null });
  return 1;
}
