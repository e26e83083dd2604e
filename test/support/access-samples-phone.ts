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
  'host.retirePoster': plain({ posterId: '00000000-0000-4000-8000-000000000000' }),
  'host.test': plain({}),
  'box.open': plain({ place: '饭堂', openedBy1: '周正明', openedBy2: '李秀英', found: 3, openedOn: '2025-09-26' }),
  'box.list': plain({}),
  'phone.enter': plain({ ticket: 'no such ticket' }),
  'phone.leave': plain({}),
  'phone.me': plain({}),
} as const satisfies Partial<Record<CallName, Sample>>;
