/** The papers of a session (文书) that the program fills in: rules-reference C.3, items 4 to 7. */
export const paperKinds = ['notice', 'agenda', 'signIn', 'minutes', 'ballots'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Those that representatives read on their phones. */
export const phonePaperKinds = ['notice', 'minutes'] as const;
export type PhonePaperKind = (typeof phonePaperKinds)[number];

interface Releases {
  readonly noticeSentAt: string | null;
  readonly minutedAt: string | null;
}

/** Since when whoever is invited may read a paper: a notice once it was sent, minutes once they are final; null before. */
export function releasedAt(kind: PhonePaperKind, { noticeSentAt, minutedAt }: Releases): string | null {
  return kind === 'notice' ? noticeSentAt : minutedAt;
}

const head = [
  'docNo',
  'enterprise',
  'union',
  'session',
  'sessionKind',
  'sessionNo',
  'time',
  'place',
  'chair',
  'recorder',
  'madeOn',
];
const person = ['n', 'name', 'side', 'capacity', 'department'];
const item = ['n', 'title', 'petitionNo', 'proposer', 'reasons', 'isMajor'];
const measure = ['n', 'what', 'department', 'responsible', 'dueOn', 'criterion', 'actionNo'];
const ballot = [
  'question',
  'kind',
  'rule',
  'roster',
  'present',
  'papers',
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

/** The names that templates of one paper may use between braces. */
export interface PaperTags {
  /** Anywhere in the paper; the lists' own names are among them. */
  readonly top: readonly string[];
  /** Only between `{#list}` and `{/list}`. A list can stand in another: what may stand around it may stand in it. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** What a template of each paper may say. Any other name would stay empty on paper and nobody would know why. */
export const paperTags: Readonly<Record<PaperKind, PaperTags>> = {
  notice: {
    top: [...head, 'noticeBy', 'sentAt', 'shareRule', 'shareInvited', 'items', 'people'],
    lists: { items: item, people: person },
  },
  agenda: {
    top: [...head, 'items', 'leftOut'],
    lists: { items: item, leftOut: ['petitionNo', 'title', 'reason'] },
  },
  signIn: {
    top: [...head, 'invited', 'came', 'share', 'quorum', 'people'],
    lists: { people: [...person, 'inAt', 'outAt'] },
  },
  minutes: {
    top: [
      ...head,
      'ended',
      'presentWorkers',
      'presentUnion',
      'presentManagement',
      'others',
      'absent',
      'share',
      'quorum',
      'gates',
      'talk',
      'remarks',
      'nextSession',
      'fingerprint',
      'items',
    ],
    lists: {
      items: [...item, 'answer', 'answeredBy', 'discussion', 'outcome', 'note', 'measures', 'ballots'],
      measures: measure,
      ballots: ballot,
    },
  },
  ballots: {
    top: [...head, 'fingerprint', 'ballots', 'voided'],
    lists: { ballots: [...ballot, 'item'], voided: ['question', 'reason'] },
  },
};

/** A name as a template uses it: as text, or as `{#name}` or `{^name}` around other names. */
export interface UsedTag {
  readonly name: string;
  readonly inner: readonly UsedTag[] | null;
  /** `{^name}`: shown where there is nothing, hence without the list's own names. */
  readonly inverted: boolean;
}

export type TagProblem =
  | { readonly code: 'PAPER_TEMPLATE_TAG'; readonly tag: string }
  | { readonly code: 'PAPER_TEMPLATE_LIST'; readonly tag: string }
  | { readonly code: 'PAPER_TEMPLATE_PLACE'; readonly tag: string; readonly list: string };

/**
 * The first name that the program cannot fill in where it stands: unknown, a list used as text, or what belongs to a
 * list outside of it. Null when there is none.
 */
export function tagProblem(tags: PaperTags, used: readonly UsedTag[], around: readonly string[] = tags.top) {
  return used.reduce<TagProblem | null>((found, tag) => found ?? problemOf(tags, tag, around), null);
}

function problemOf(tags: PaperTags, { name, inner, inverted }: UsedTag, around: readonly string[]): TagProblem | null {
  const fields = Object.entries(tags.lists).find(([list]) => list === name)?.[1];
  if (!around.includes(name)) {
    const list = Object.entries(tags.lists).find(([, names]) => names.includes(name))?.[0];
    return list === undefined
      ? { code: 'PAPER_TEMPLATE_TAG', tag: name }
      : { code: 'PAPER_TEMPLATE_PLACE', tag: name, list };
  }
  if (inner === null) return fields === undefined ? null : { code: 'PAPER_TEMPLATE_LIST', tag: name };
  return tagProblem(tags, inner, inverted ? around : [...around, ...(fields ?? [])]);
}

/** The largest Word file that is taken as a template, in bytes, and how large it may be once unpacked. */
export const largestTemplate = 2_000_000;
export const largestUnpackedTemplate = 20_000_000;
