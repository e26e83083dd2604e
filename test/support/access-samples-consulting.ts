import { randomUUID } from 'node:crypto';
import type { CallName } from '../../shared/contract/index.ts';
import { about, plain, type Sample } from './access-sample.ts';
import type { World } from './access-world.ts';
import { ballotOn, trackingCode } from './ballot.ts';
import { measure } from './session.ts';

/** Sessions belong to nobody: there is one, or there is not. */
const whether = ['own', 'missing'] as const;

type SessionKind = 'rated' | 'unrated' | 'underWay' | 'scheduled';
const session = (kind: SessionKind, more: object = {}, versioned = true): Sample =>
  about(async ({ subject, world }) => {
    if (subject === 'missing') return { sessionId: randomUUID(), ...(versioned ? { version: 0 } : {}), ...more };
    const sessionId = world.sessions[kind];
    const { version } = await world.reader.do('session.get', { sessionId });
    return { sessionId, ...(versioned ? { version } : {}), ...more };
  }, whether);

async function participants(world: World, kind: SessionKind) {
  return (await world.reader.do('session.get', { sessionId: world.sessions[kind] })).participants;
}

/** Somebody on the list of a session, chosen by whether they are there. */
const participant = (kind: SessionKind, present: boolean, as: 'participantId' | 'participantIds', more = {}): Sample =>
  about(async ({ subject, world }) => {
    const found = (await participants(world, kind)).find((person) => person.present === present);
    const id = subject === 'missing' ? randomUUID() : found?.id;
    return { [as]: as === 'participantIds' ? [id] : id, ...more };
  }, whether);

/** The first item has an open ballot, the second has its answer. */
const item = (at: 0 | 1, more: object): Sample =>
  about(async ({ subject, world }) => {
    if (subject === 'missing') return { itemId: randomUUID(), version: 0, ...more };
    const { agenda } = await world.reader.do('session.get', { sessionId: world.sessions.underWay });
    return { itemId: world.sessions.items[at], version: agenda[at]?.version, ...more };
  }, whether);

const ballot = (more: (world: World) => object | Promise<object>, versioned = false): Sample =>
  about(async ({ subject, world }) => {
    const ballotId = subject === 'missing' ? randomUUID() : world.sessions.ballot.ballotId;
    return { ballotId, ...(versioned ? { version: 0 } : {}), ...(await more(world)) };
  }, whether);

async function voter(world: World) {
  const { roll } = await world.reader.do('ballot.get', { ballotId: world.sessions.ballot.ballotId });
  return roll.find((line) => line.present)?.representativeId;
}

const round = (more: (world: World) => object | Promise<object>): Sample =>
  about(async ({ subject, world }) => {
    const roundId = subject === 'missing' ? randomUUID() : world.sessions.round.roundId;
    return { roundId, ...(await more(world)) };
  }, whether);

async function rater(world: World) {
  const { roll } = await world.reader.do('evaluation.get', { sessionId: world.sessions.rated });
  return roll[0]?.representativeId;
}

const later = '2025-09-28T02:00:00.000Z';

export const consultingSamples = {
  'session.propose': plain({}),
  'session.schedule': plain({ kind: 'urgent', scheduledAt: later, place: '职工之家' }),
  'session.reschedule': session('scheduled', { scheduledAt: later, place: '职工之家' }),
  'session.list': plain({}),
  'session.get': session('underWay', {}, false),
  'session.proposeAgenda': session('scheduled', {}, false),
  'session.setAgenda': session('scheduled', { items: [{ title: '临时动议' }] }),
  'session.sendNotice': session('scheduled'),
  'session.addParticipant': session(
    'underWay',
    { who: { name: '委员', side: 'union', capacity: 'deliberating' } },
    false,
  ),
  'session.removeParticipant': participant('scheduled', false, 'participantId'),
  'session.excuse': participant('scheduled', false, 'participantId', { reason: '出差' }),
  'session.checkIn': participant('underWay', false, 'participantIds'),
  'session.checkOut': participant('underWay', true, 'participantIds'),
  'session.open': session('scheduled'),
  'session.setCurrentItem': session('underWay', { itemId: null }, false),
  'session.steerScreen': session('underWay', { view: 'times' }, false),
  'session.recordAnswer': item(1, { answer: '同意研究' }),
  'session.recordDiscussion': item(1, { discussion: '各方已发言' }),
  'session.decide': item(1, { outcome: 'agreed', measures: [measure] }),
  'session.close': session('underWay'),
  'session.minute': session('unrated'),
  'session.cancel': session('scheduled', { reason: '改期' }),
  'session.minutes': session('underWay', {}, false),
  'paper.make': session('underWay', { kind: 'agenda' }, false),
  'paper.templates': plain({}),
  'paper.template': plain({ kind: 'agenda' }),
  'paper.replaceTemplate': plain({ kind: 'agenda', fileName: '议程.docx', content: 'aGVsbG8=' }),
  'paper.resetTemplate': plain({ kind: 'agenda' }),
  'ballot.open': about(
    ({ subject, world }) =>
      ballotOn({ itemId: subject === 'missing' ? (randomUUID() as never) : world.sessions.items[1] }),
    whether,
  ),
  'ballot.issueSlip': ballot(async (world) => ({ representativeId: await voter(world) })),
  'ballot.cast': ballot(async (world) => {
    const { ballotId } = world.sessions.ballot;
    const representativeId = await voter(world);
    const { slip } = await world.reader.do('ballot.issueSlip', {
      ballotId,
      representativeId: representativeId as never,
    });
    return { slip, trackingCode: trackingCode(), choice: 'for' };
  }),
  'ballot.issuePaper': ballot(async (world) => ({ representativeId: await voter(world) })),
  'ballot.castOpen': ballot(async (world) => ({ representativeId: await voter(world), choice: 'for' })),
  'ballot.enterCounts': ballot(
    () => ({ issued: 8, returned: 8, invalid: 0, votesFor: 8, votesAgainst: 0, votesAbstain: 0 }),
    true,
  ),
  'ballot.close': ballot(async (world) => {
    // Whoever closed before has made the program forget the key; its undone database knows nothing of that.
    const { ballotId, openingCode } = world.sessions.ballot;
    if (openingCode !== null) await world.reader.do('ballot.unlock', { ballotId, ...openingCode });
    return { confirmedBy: ['区石泉', '黄晓彤'] };
  }, true),
  'ballot.void': ballot(() => ({ reason: '表决事项有误' }), true),
  'ballot.unlock': ballot((world) => ({ ...world.sessions.ballot.openingCode })),
  'ballot.get': ballot(() => ({})),
  'ballot.findSlip': ballot(() => ({ trackingCode: trackingCode() })),
  'evaluation.list': plain({}),
  'evaluation.get': session('rated', {}, false),
  'evaluation.open': session('unrated', {}, false),
  'evaluation.rate': round(async (world) => ({ representativeId: await rater(world), session: 4 })),
  'evaluation.rateEfficiency': session('rated', { score: 4 }, false),
  'evaluation.unlock': round((world) => ({ ...world.sessions.round.openingCode })),
  'evaluation.void': round(() => ({ version: 0 })),
  'evaluation.close': round(async (world) => {
    const { roundId, openingCode } = world.sessions.round;
    await world.reader.do('evaluation.unlock', { roundId, ...openingCode });
    return { version: 0 };
  }),
} as const satisfies Partial<Record<CallName, Sample>>;
