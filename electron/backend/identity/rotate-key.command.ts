import { countSealedByKey } from '../../../db/repos/identity.repo.ts';
import { dropWrappingsOfKey, retireUnionKey } from '../../../db/repos/union-key.repo.ts';
import type { CommandHandler } from '../context.ts';
import { withKeys, withNewUnionKey } from '../trust/held-keys.ts';
import { getAccount, refusesPassphrase } from '../trust/own-passphrase.ts';
import { resealAll } from './reseal-all.ts';

/**
 * A new key in the hands of the chair who asks, and of nobody else until it is handed over: everything readable is sealed
 * anew, and the old keys are taken out of the record. All or nothing.
 */
export const rotateKey: CommandHandler<'key.rotate'> = async (tx, { passphrase }, context) => {
  const account = await getAccount(tx, context.actor.accountId);
  context.about(account.id);
  const waitSeconds = await refusesPassphrase(tx, account, passphrase, context);
  if (waitSeconds !== undefined) return { done: false, waitSeconds };
  const { rotation } = context.services;
  const of = (await countSealedByKey(tx)).reduce((sum, { n }) => sum + n, 0);
  rotation.begin(of);
  const me = { accountId: account.id, passphrase };
  const how = { cost: context.services.passphraseCost, now: context.now };
  try {
    const { result: resealed, recoveryKey } = await withKeys(tx, me, async (_current, all) =>
      withNewUnionKey(tx, me, how, async (next) => {
        let done = 0;
        for (const old of all) {
          const before = done;
          done += await resealAll(tx, old, next, (now) => rotation.step(before + now));
          await retireUnionKey(tx, old.keyId, context.now);
          await dropWrappingsOfKey(tx, old.keyId);
        }
        return done;
      }),
    );
    context.afterCommit(() => context.services.emptyLog());
    return { done: true, resealed, recoveryKey };
  } finally {
    rotation.end();
  }
};
