import type { CallName } from '../../shared/contract/index.ts';
import { plain, type Sample } from './access-sample.ts';

/** Phones in the LAN, and the host that serves them. */
export const phoneSamples = {
  'host.status': plain({}),
  'host.start': plain({ address: '203.0.113.9' }),
  'host.stop': plain({}),
  'host.issueTickets': plain({}),
  'host.tickets': plain({}),
  'host.addPoster': plain({ place: '饭堂' }),
  'host.posters': plain({}),
  'phone.enter': plain({ ticket: 'no such ticket' }),
  'phone.leave': plain({}),
  'phone.me': plain({}),
  'petition.handIn': plain({ text: '饭堂太吵' }),
  'petition.similarForPhone': plain({ text: '饭堂太吵' }),
  'petition.cosignByPhone': plain({ petitionNo: '2025-9999', phoneId: 'A'.repeat(43) }),
  'receipt.write': plain({ code: '00000-00000-00000-00000-00000-0', body: '什么时候修？' }),
  'receipt.rate': plain({ code: '00000-00000-00000-00000-00000-0', score: 4 }),
  'board.notices': plain({}),
  'board.notice': plain({ publicationId: '0198f000-0000-7000-8000-000000000000' }),
} as const satisfies Partial<Record<CallName, Sample>>;
