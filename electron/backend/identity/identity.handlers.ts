import type { identityContract, keyContract } from '../../../shared/contract/identity.contract.ts';
import type { personCopyContract } from '../../../shared/contract/privacy.contract.ts';
import type { HandlersOf } from '../context.ts';
import { bringBack } from './bring-back.command.ts';
import { copyForPerson } from './copy-for-person.command.ts';
import { handOver } from './hand-over.command.ts';
import { makeRecoveryKey } from './make-recovery-key.command.ts';
import { openIdentity } from './open-identity.command.ts';
import { openings } from './openings.query.ts';
import { recover } from './recover.command.ts';
import { rotateKey } from './rotate-key.command.ts';
import { startOver } from './start-over.command.ts';
import { unionKeyStatus } from './union-key-status.query.ts';

export const identityHandlers: HandlersOf<typeof identityContract & typeof keyContract & typeof personCopyContract> = {
  'identity.open': openIdentity,
  'identity.openings': openings,
  'key.status': unionKeyStatus,
  'key.makeRecovery': makeRecoveryKey,
  'key.handOver': handOver,
  'key.recover': recover,
  'key.rotate': rotateKey,
  'key.rotation': (_db, _input, { services }) => Promise.resolve(services.rotation.progress),
  'key.startOver': startOver,
  'key.bringBack': bringBack,
  'privacy.export': copyForPerson,
};
