import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { WriteTx } from '../../../db/handles.ts';
import {
  listSealedFilesOfKey,
  listSealedIdentities,
  updateSealedFile,
  updateSealedIdentity,
} from '../../../db/repos/identity.repo.ts';
import { reseal } from '../trust/sealing.ts';
import type { HeldKey } from '../trust/held-keys.ts';

const batch = 200;

/**
 * Seals everything that is sealed to `from` anew to `to`, in the caller's transaction; between batches queries go on.
 * @returns how many identities and files
 */
export async function resealAll(
  tx: WriteTx,
  from: HeldKey,
  to: { readonly keyId: string; readonly publicKey: Uint8Array },
  step: (done: number) => void,
): Promise<number> {
  let done = 0;
  let after = '';
  for (;;) {
    const identities = await listSealedIdentities(tx, from.keyId, after, batch);
    for (const { petitionId, sealed } of identities) {
      const again = await reseal(from, to.publicKey, sealed);
      // One that was damaged on the disk stays as it is and is found by the verification.
      if (again !== undefined) {
        await updateSealedIdentity(tx, petitionId, { keyId: to.keyId, sealed: again });
        done += 1;
      }
      after = petitionId;
    }
    step(done);
    await yieldToOthers();
    if (identities.length < batch) break;
  }
  for (const { id, sealedKey } of await listSealedFilesOfKey(tx, from.keyId)) {
    const again = await reseal(from, to.publicKey, sealedKey);
    if (again === undefined) continue;
    await updateSealedFile(tx, id, { keyId: to.keyId, sealedKey: again });
    done += 1;
  }
  step(done);
  return done;
}
