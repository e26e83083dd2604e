import { randomUUID } from 'node:crypto';
import type { CallName } from '../../shared/contract/index.ts';
import { about, plain, type Sample } from './access-sample.ts';
import { passphrase } from './backend.ts';

const petition = (more: object): Sample =>
  about(({ subject, world }) => ({
    petitionId: subject === 'missing' ? randomUUID() : world.petitions[subject].assigned,
    ...more,
  }));

/** What keeps the record and the people in it: verification, personal data, the look-up by receipt code. */
export const recordSamples = {
  'audit.verify': plain({}),
  'audit.progress': plain({}),
  'audit.list': plain({}),
  'audit.find': plain({ fingerprint: 'GSFP-0123456789ABCDEF012345' }),
  'receipt.lookUp': plain({ code: '00000-00000-00000-00000-00000-0' }),
  'petition.findPersonalData': plain({ text: '我叫张三，电话13812345678' }),
  'privacy.notice': plain({}),
  'privacy.changeNotice': plain({ body: '为办理诉求，工会收集您的姓名和联系方式，密封保存。' }),
  'privacy.due': plain({}),
  'privacy.list': plain({}),
  'privacy.erase': petition({ note: '本人书面要求删除' }),
  'privacy.eraseDue': plain({}),
  'privacy.hold': petition({ reason: '仲裁期间须保留' }),
  'privacy.lift': petition({ note: '仲裁已结束' }),
  'privacy.export': plain({ passphrase, name: '欧阳慧敏' }),
} as const satisfies Partial<Record<CallName, Sample>>;
