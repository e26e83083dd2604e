import type { TextsOf } from '../text.ts';
import type { portal as chinese } from '../zh-CN/portal.ts';

/** The phone pages; kept apart, since a phone loads nothing but these. */
export const portal: TextsOf<typeof chinese> = {
  'portal.name': 'Gongshi',
  'portal.home': 'Home',
  'portal.handIn': 'Hand in a petition',
  'portal.lookUp': 'Look up progress',
  'portal.read': 'Notice board',
  'portal.representative': 'Representatives',
  'portal.language': '中文',
  'portal.enterprise': '{{enterprise}}',
  'portal.keyChanged':
    "This code is not of this enterprise's PC, or has been replaced. To protect you, nothing was sent. Scan the new code that the union has put up.",
  'portal.keyUnknown':
    'Open this page by the code that the union has put up: then what you send is sealed for the union alone.',
  'portal.offline':
    'The PC in the meeting room cannot be reached. Check that you are in the same Wi-Fi; what you have written is kept and is sent by itself once you are back.',
  'portal.again': 'Try again',
  'portal.loading': 'Connecting…',
  'portal.error': 'That did not work: {{message}}',
};
