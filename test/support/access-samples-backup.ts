import type { CallName } from '../../shared/contract/index.ts';
import { plain, type Sample } from './access-sample.ts';
import { passphrase } from './backend.ts';

const nowhere = 'nowhere';
const by = { kind: 'passphrase', accountName: 'chair', passphrase };

/** Backups and the record as a whole: each gets as far as the file or folder that is not there. */
export const backupSamples = {
  'backup.status': plain({}),
  'backup.list': plain({}),
  'backup.make': plain({ to: nowhere }),
  'backup.configure': plain({ folders: [nowhere] }),
  'backup.inspect': plain({ file: nowhere }),
  'backup.restore': plain({ file: nowhere, by }),
  'backup.exportEverything': plain({ to: nowhere }),
  'backup.importEverything': plain({ from: nowhere }),
  'recovery.state': plain({}),
  'recovery.run': plain({ file: nowhere, by }),
} as const satisfies Partial<Record<CallName, Sample>>;
