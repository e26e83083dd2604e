import { randomUUID } from 'node:crypto';
import type { CallName } from '../../shared/contract/index.ts';
import { about, plain, type Sample } from './access-sample.ts';

const whether = ['own', 'missing'] as const;

/** The session under way, or one that there is not. */
const underWay: Sample = about(
  ({ subject, world }) => ({ sessionId: subject === 'missing' ? randomUUID() : world.sessions.underWay }),
  whether,
);

const present: Sample = about(async ({ subject, world }) => {
  const { participants } = await world.reader.do('session.get', { sessionId: world.sessions.underWay });
  const here = participants.find((person) => person.present);
  return { participantId: subject === 'missing' ? randomUUID() : here?.id };
}, whether);

const noMotion: Sample = about(() => ({ motionId: randomUUID() }), ['missing']);

const noSpeech: Sample = about(() => ({ speechId: randomUUID() }), ['missing']);

/** Phones in the LAN, and the host that serves them. */
export const phoneSamples = {
  'host.status': plain({}),
  'host.start': plain({ address: '203.0.113.9' }),
  'host.stop': plain({}),
  'host.issueTickets': plain({}),
  'host.issueDoorCode': plain({ representativeId: '0198f000-0000-7000-8000-000000000000' }),
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
  'petition.handIn': plain({ text: '饭堂太吵' }),
  'petition.similarForPhone': plain({ text: '饭堂太吵' }),
  'petition.cosignByPhone': plain({ petitionNo: '2025-9999', phoneId: 'A'.repeat(43) }),
  'receipt.write': plain({ code: '00000-00000-00000-00000-00000-0', body: '什么时候修？' }),
  'receipt.rate': plain({ code: '00000-00000-00000-00000-00000-0', score: 4 }),
  'board.notices': plain({}),
  'board.notice': plain({ publicationId: '0198f000-0000-7000-8000-000000000000' }),
  'ballot.forPhone': plain({}),
  'ballot.finishedForPhone': plain({}),
  'ballot.sign': about(
    ({ world }) => ({ ballotId: world.sessions.ballot.ballotId, blinded: 'A'.repeat(342) }),
    ['own'],
  ),
  'ballot.castSigned': about(
    ({ world }) => ({
      ballotId: world.sessions.ballot.ballotId,
      paper: 'A'.repeat(86),
      signature: 'A'.repeat(342),
      sealed: 'A'.repeat(78),
    }),
    ['own'],
  ),
  'ballot.voteOpen': about(({ world }) => ({ ballotId: world.sessions.ballot.ballotId, choice: 'for' }), ['own']),
  'session.forPhone': plain({}),
  'paper.forPhone': about(
    ({ subject, world }) => ({
      kind: 'notice',
      sessionId: subject === 'missing' ? randomUUID() : world.sessions.underWay,
    }),
    whether,
  ),
  'session.checkInMyself': underWay,
  'session.checkOutMyself': underWay,
  'speech.ask': underWay,
  'speech.add': present,
  'speech.withdraw': noSpeech,
  'speech.start': noSpeech,
  'speech.end': noSpeech,
  'speech.endInterrupted': plain({}),
  'speech.list': underWay,
  'speech.times': underWay,
  'motion.put': about(
    ({ subject, world }) => ({
      sessionId: subject === 'missing' ? randomUUID() : world.sessions.underWay,
      title: '车间加装饮水机',
    }),
    whether,
  ),
  'motion.cosign': noMotion,
  'motion.withdraw': noMotion,
  'motion.takeUp': noMotion,
  'motion.decline': about(() => ({ motionId: randomUUID(), reason: '不在本会职权内' }), ['missing']),
  'motion.list': underWay,
  'evaluation.forPhone': plain({}),
  'evaluation.rateMine': about(({ world }) => ({ roundId: world.sessions.round.roundId, session: 4 }), ['own']),
} as const satisfies Partial<Record<CallName, Sample>>;
