import { insertRulesVersion, listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { checkRules, rulesInForce, type RulesSettings } from '../../../shared/domain/rules-of-procedure.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** A new dated version. What is left out stays as it is in force on that day. */
export const changeRules: CommandHandler<'rules.change'> = async (tx, { effectiveOn, settings, note }, context) => {
  if (effectiveOn < context.today) throw new AppError('RULES_DATE_PAST', { effectiveOn });
  const versions = await listRulesVersions(tx);
  if (versions.some((version) => version.effectiveOn === effectiveOn))
    throw new AppError('RULES_DATE_TAKEN', { effectiveOn });
  const next = { ...rulesInForce(versions, effectiveOn).settings, ...settings };
  demand(checkRules(next));
  const rulesVersionId = context.newId<'RulesVersion'>();
  const number = Math.max(0, ...versions.map((version) => version.number)) + 1;
  await insertRulesVersion(tx, {
    id: rulesVersionId,
    number,
    effectiveOn,
    // checkRules has found every key and its kind right.
    settings: next as RulesSettings,
    note,
    createdBy: context.actor.accountId,
    createdAt: context.now,
  });
  context.about(rulesVersionId);
  return { rulesVersionId, number };
};
