import { randomUUID } from 'node:crypto';
import type { CallName } from '../../shared/contract/index.ts';
import { about, plain, type Sample } from './access-sample.ts';
import { passphrase } from './backend.ts';

/** The sheet from the safe, or what is on no sheet. */
const sheet = (more: object): Sample =>
  about(
    ({ subject, world }) => ({ recoveryKey: subject === 'missing' ? '不是恢复密钥' : world.recoveryCode, ...more }),
    ['own', 'missing'],
  );

const newcomer = { name: 'newcomer', displayName: '何丽萍', passphrase };

export const keySamples = {
  'identity.open': about(({ subject, world }) => ({
    petitionId: subject === 'missing' ? randomUUID() : world.petitions[subject].assigned,
    purpose: 'contact',
    reason: '需要核对补发金额',
    passphrase,
  })),
  'identity.openings': plain({}),
  'key.status': plain({}),
  'key.makeRecovery': plain({ passphrase }),
  'key.handOver': about(({ subject, world }) => ({
    passphrase,
    successorId: { own: world.people.chair.accountId, other: world.stranger, missing: randomUUID() }[subject],
    successorPassphrase: passphrase,
    predecessor: 'officer',
  })),
  'key.recover': sheet({ ...newcomer, closeOthers: false }),
  'key.rotate': plain({ passphrase }),
  'key.rotation': plain({}),
  'key.startOver': plain({ ...newcomer, enterpriseName: '佛山市禅陶建材有限公司' }),
  'key.bringBack': sheet({}),
} as const satisfies Partial<Record<CallName, Sample>>;
