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
} as const satisfies Partial<Record<CallName, Sample>>;
