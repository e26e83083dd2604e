import { randomUUID } from 'node:crypto';
import type { CallName } from '../../shared/contract/index.ts';
import { about, plain, type Sample } from './access-sample.ts';
import { markers } from './access-world.ts';
import { passphrase } from './backend.ts';

/** A petition with a sealed identity. */
const named = (more: object): Sample =>
  about(({ subject, world }) => ({
    petitionId: subject === 'missing' ? randomUUID() : world.petitions[subject].assigned,
    ...more,
  }));

export const privacySamples = {
  'receipt.lookUp': plain({ code: '00000-00000-00000-00000-00000-0' }),
  'petition.findPersonalData': plain({ text: '我叫张伟' }),
  'privacy.notice': plain({}),
  'privacy.changeNotice': plain({ body: '告知书' }),
  'privacy.due': plain({}),
  'privacy.list': plain({}),
  'privacy.erase': named({ note: '本人当面提出' }),
  'privacy.eraseDue': plain({}),
  'privacy.hold': named({ reason: '仲裁审理中' }),
  'privacy.lift': named({ note: '已经审结' }),
  'privacy.export': plain({ passphrase, name: markers.identity }),
} as const satisfies Partial<Record<CallName, Sample>>;
