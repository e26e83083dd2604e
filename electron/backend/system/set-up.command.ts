import { insertAccount } from '../../../db/repos/account.repo.ts';
import { findEnterprise, insertEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { insertRulesVersion } from '../../../db/repos/rules.repo.ts';
import { checkRules, defaultRules, type RulesSettings } from '../../../shared/domain/rules-of-procedure.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { withNewUnionKey } from '../trust/held-keys.ts';
import { hashPassphrase } from '../trust/passphrase.ts';
import { demandStrong } from '../trust/passphrase-strength.ts';

/** First run: enterprise, chair, the union's key and the first version of the rules of procedure, or nothing of it. */
export const setUp: CommandHandler<'system.setUp'> = async (tx, input, context) => {
  if ((await findEnterprise(tx)) !== undefined) throw new AppError('ALREADY_SET_UP');
  const { chair } = input;
  await demandStrong(chair.passphrase, chair.name, [chair.displayName, input.enterpriseName, input.unionName]);
  // The schema lets any keys through; checkRules names the first that is none of ours or out of its range.
  const settings = { ...defaultRules(input.size), ...input.rules } as RulesSettings;
  demand(checkRules(settings));

  const startedOn = input.startedOn ?? context.today;
  const { enterpriseName: name, unionName, size, staffCount, isDemo } = input;
  await insertEnterprise(tx, { name, unionName, size, staffCount, isDemo, startedOn }, context.now);
  const accountId = context.newId<'Account'>();
  const cost = context.services.passphraseCost;
  await insertAccount(tx, {
    id: accountId,
    name: chair.name,
    displayName: chair.displayName,
    role: 'chair',
    department: null,
    personId: null,
    passphraseHash: await hashPassphrase(chair.passphrase, cost),
    createdAt: context.now,
  });
  const { recoveryKey } = await withNewUnionKey(
    tx,
    { accountId, passphrase: chair.passphrase },
    { cost, now: context.now },
    () => Promise.resolve(),
  );
  await insertRulesVersion(tx, {
    id: context.newId(),
    number: 1,
    effectiveOn: startedOn,
    settings,
    note: '',
    createdBy: accountId,
    createdAt: context.now,
  });
  context.about(accountId);
  return { accountId, recoveryKey };
};
