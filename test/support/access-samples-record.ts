import type { CallName } from '../../shared/contract/index.ts';
import { plain, type Sample } from './access-sample.ts';
import { passphrase } from './backend.ts';

const file = '/nowhere/gongshi.gsbak';

/** What keeps the record: its verification, and its backups. No file or folder of these is there. */
export const recordSamples = {
  'audit.verify': plain({}),
  'audit.progress': plain({}),
  'audit.list': plain({}),
  'audit.find': plain({ fingerprint: 'GSFP-0123456789ABCDEF012345' }),
  'backup.status': plain({}),
  'backup.list': plain({}),
  'backup.make': plain({ to: '/nowhere' }),
  'backup.configure': plain({ folders: ['/nowhere'] }),
  'backup.inspect': plain({ file }),
  'backup.restore': plain({ file, by: { kind: 'passphrase', accountName: 'chair', passphrase } }),
  'backup.exportEverything': plain({ to: '/nowhere' }),
  'backup.importEverything': plain({ from: '/nowhere' }),
  'recovery.state': plain({}),
  'recovery.run': plain({ file, by: { kind: 'passphrase', accountName: 'chair', passphrase } }),
} as const satisfies Partial<Record<CallName, Sample>>;
