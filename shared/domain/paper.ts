/** The papers of a session (文书) that the program fills in: rules-reference C.3, items 4 to 7. */
export const paperKinds = ['notice', 'agenda', 'signIn', 'minutes', 'ballots'] as const;
export type PaperKind = (typeof paperKinds)[number];

const head = ['docNo', 'enterprise', 'union', 'session', 'sessionNo', 'time', 'place', 'chair', 'recorder', 'madeOn'];
const person = ['n', 'name', 'side', 'capacity', 'department'];
const item = ['n', 'title', 'petitionNo', 'proposer', 'reasons', 'isMajor'];
const measure = ['n', 'what', 'department', 'responsible', 'dueOn', 'criterion', 'actionNo'];
const ballot = [
  'question',
  'kind',
  'rule',
  'roster',
  'present',
  'issued',
  'returned',
  'invalid',
  'votesFor',
  'votesAgainst',
  'votesAbstain',
  'arithmetic',
  'result',
  'tellers',
  'closedAt',
];

/**
 * The names that a template of each paper may use between braces. A template with any other is refused: its words would
 * stay empty on paper and nobody would know why.
 */
export const paperTags: Readonly<Record<PaperKind, readonly string[]>> = {
  notice: [...head, 'noticeBy', 'shareRule', 'items', ...item, 'people', ...person],
  agenda: [...head, 'items', ...item, 'leftOut', 'reason'],
  signIn: [...head, 'people', ...person, 'invited'],
  minutes: [
    ...head,
    'ended',
    'presentWorkers',
    'presentUnion',
    'presentManagement',
    'others',
    'absent',
    'share',
    'gates',
    'items',
    ...item,
    'answer',
    'discussion',
    'outcome',
    'note',
    'measures',
    ...measure,
    'ballots',
    ...ballot,
    'remarks',
    'fingerprint',
  ],
  ballots: [...head, 'ballots', ...ballot, 'item', 'fingerprint'],
};

/** The largest Word file that is taken as a template, in bytes. */
export const largestTemplate = 2_000_000;
