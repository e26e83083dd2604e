import type { TextsOf } from '../text.ts';
import type { session as chinese } from '../zh-CN/session.ts';

/** Sessions: agenda, check-in, the console, ballots, minutes, the projector. */
export const session: TextsOf<typeof chinese> = {
  'session.title.monthly': 'Session of {{month}}/{{year}}',
  'session.title.quarterly': 'Quarterly session of {{month}}/{{year}}',
  'session.title.urgent': 'Urgent session of {{month}}/{{year}}',
  'session.title.online_quick': 'Quick online session of {{month}}/{{year}}',
};
