import type { OutputOf } from '../../shared/contract/index.ts';
import { ballotKinds, choices } from '../../shared/domain/ballot.ts';
import type { BallotId } from '../../shared/ids.ts';
import { byCarrier, byStaff, type Move } from './moves-petition.ts';
import type { Workload } from './workload.ts';

type Session = OutputOf<'session.get'>;
type Item = Session['agenda'][number];

/** The two halves of opening codes, as the tellers have them on paper; the program keeps them nowhere. */
const papers = new WeakMap<Workload, Map<string, { first: string; second: string }>>();
const papersOf = (w: Workload) => {
  const found = papers.get(w) ?? new Map<string, { first: string; second: string }>();
  papers.set(w, found);
  return found;
};

const dayAfter = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Whatever comes next in the session that is planned or under way. */
export async function goOn(w: Workload): Promise<void> {
  const list = await w.query('chair', 'session.list', { states: ['planned', 'notified', 'open'], limit: 3 });
  if (list === undefined) return;
  const [row] = list.rows;
  if (row === undefined) return convene(w);
  const session = await w.query(byStaff(w), 'session.get', { sessionId: row.id });
  if (session === undefined) return;
  await (session.state === 'open' ? hold(w, session) : prepare(w, session));
}

async function convene(w: Workload): Promise<void> {
  const today = (await w.query('chair', 'today.overview', {}))?.today;
  if (today === undefined) return;
  const scheduledAt = `${today}T10:00:00.000Z`;
  await w.command(byStaff(w), 'session.schedule', { kind: 'urgent', scheduledAt, place: `职工之家 ${w.mark()}` });
}

/** Before it is opened: now one, now another of what can be done, and in the end everybody comes and it opens. */
async function prepare(w: Workload, session: Session): Promise<void> {
  const target = { sessionId: session.id, version: session.version };
  const by = byStaff(w);
  // Of management only its head: the others would outnumber the representatives.
  const absent = session.participants.filter(
    (one) => !one.present && (one.side !== 'management' || one.isHeadOfManagement),
  );
  const someone = absent.length > 0 ? w.random.pick(absent) : undefined;
  const acts: (() => Promise<unknown>)[] = [
    () => w.command(by, 'session.sendNotice', target),
    () => w.command(by, 'session.reschedule', { ...target, scheduledAt: session.scheduledAt, place: w.mark() }),
    () => setAgenda(w, session),
    () =>
      w.command(by, 'session.addParticipant', {
        sessionId: session.id,
        who: { name: `专家 ${w.mark()}`, side: 'union', capacity: 'expert' },
      }),
    async () => {
      const extra = absent.find((one) => one.capacity === 'expert');
      if (extra !== undefined) await w.command(by, 'session.removeParticipant', { participantId: extra.id });
    },
    async () => {
      if (someone !== undefined)
        await w.command(by, 'session.excuse', { participantId: someone.id, reason: w.random.pick(['', '出差']) });
    },
    async () => {
      const item = session.agenda.at(0);
      if (item !== undefined) await answerItem(w, item);
    },
  ];
  if (w.random.chance(0.04)) return void (await w.command(by, 'session.cancel', { ...target, reason: w.mark() }));
  if (w.random.chance(0.6)) return void (await w.random.pick(acts)());
  if (absent.length > 0)
    return void (await w.command(by, 'session.checkIn', { participantIds: absent.map(({ id }) => id) }));
  await w.command(by, 'session.open', target);
}

async function setAgenda(w: Workload, session: Session): Promise<void> {
  const kept = session.agenda.slice(0, 4);
  const dropped = session.agenda.slice(4).flatMap(({ petition }) => (petition === null ? [] : [petition.id]));
  await w.command(byStaff(w), 'session.setAgenda', {
    sessionId: session.id,
    version: session.version,
    items: [
      ...kept.map(({ id }) => ({ itemId: id })),
      { title: `临时议题 ${w.mark()}`, major: w.random.chance(0.7), proposer: '工会' },
    ],
    leftOut: dropped.map((petitionId) => ({ petitionId, reason: '下次再议' })),
  });
}

const answerItem = (w: Workload, { id, version }: Item) =>
  w.command(byCarrier(w), 'session.recordAnswer', {
    itemId: id,
    version,
    answer: `同意研究 ${w.mark()}`,
    answeredBy: '行政1',
  });

async function hold(w: Workload, session: Session): Promise<void> {
  const target = { sessionId: session.id, version: session.version };
  const by = byStaff(w);
  const item = session.agenda.find(({ outcome }) => outcome === null);
  if (item === undefined) return void (await w.command(by, 'session.close', target));
  if (w.random.chance(0.1)) return comeAndGo(w, session);
  if (item.answer === '') return void (await answerItem(w, item));
  if (w.random.chance(0.15)) {
    const discussion = `讨论 ${w.mark()}`;
    return void (await w.command(by, 'session.recordDiscussion', {
      itemId: item.id,
      version: item.version,
      discussion,
    }));
  }
  if (w.random.chance(0.1))
    return void (await w.command(by, 'session.setCurrentItem', { sessionId: session.id, itemId: item.id }));
  const running = item.ballots.find(({ state }) => state === 'open');
  if (running !== undefined) return goOnVoting(w, running.id);
  const held = item.ballots.find(({ state }) => state === 'closed');
  if (item.major && held === undefined) return openBallot(w, session, item);
  await decide(w, session, item, held?.passed ?? null);
}

/** Somebody leaves and whoever is out comes back, so that the gates hold again. */
async function comeAndGo(w: Workload, session: Session): Promise<void> {
  const out = session.participants.filter(
    (one) => !one.present && (one.side !== 'management' || one.isHeadOfManagement),
  );
  if (out.length > 0)
    return void (await w.command(byStaff(w), 'session.checkIn', { participantIds: out.map(({ id }) => id) }));
  await w.command(byStaff(w), 'session.checkOut', { participantIds: [w.random.pick(session.participants).id] });
}

async function decide(w: Workload, session: Session, { id: itemId, version }: Item, passed: boolean | null) {
  const outcome =
    passed === null
      ? w.random.pick(['agreed', 'agreed', 'agreed', 'postponed', 'no_agreement', 'escalated'] as const)
      : passed
        ? 'passed'
        : 'rejected';
  const carriedOut = outcome === 'agreed' || outcome === 'passed';
  const done = await w.command(byStaff(w), 'session.decide', {
    itemId,
    version,
    outcome,
    note: `结论 ${w.mark()}`,
    ...(outcome === 'escalated' ? { to: 'union_above' as const } : {}),
    measures: carriedOut
      ? Array.from({ length: w.random.whole(1, 3) }, () => ({
          what: `措施 ${w.mark()}`,
          department: '人力资源部',
          responsible: '李敏',
          dueOn: dayAfter(session.scheduledOn, w.random.whole(400, 700)),
          criterion: '工资单可见',
        }))
      : [],
  });
  // A gate that does not hold: whoever is out comes back in.
  if (done === undefined) await comeAndGo(w, session);
}

async function openBallot(w: Workload, session: Session, item: Item): Promise<void> {
  const opened = await w.command(byStaff(w), 'ballot.open', {
    itemId: item.id,
    kind: w.random.pick(ballotKinds),
    passRule: w.random.pick(['congress', 'collective_contract'] as const),
    question: `是否同意 ${w.mark()}`,
    tellers: ['区石泉', '黄晓彤'],
  });
  if (opened === undefined) return comeAndGo(w, session);
  if (opened.openingCode !== null) papersOf(w).set(opened.ballotId, opened.openingCode);
}

async function goOnVoting(w: Workload, ballotId: BallotId): Promise<void> {
  const by = byStaff(w);
  const ballot = await w.query(by, 'ballot.get', { ballotId });
  if (ballot?.state !== 'open') return;
  const target = { ballotId, version: ballot.version };
  if (w.random.chance(0.05)) return void (await w.command(by, 'ballot.void', { ...target, reason: w.mark() }));
  const next = ballot.roll.find((line) => line.present && !line.voted);
  if (ballot.kind === 'secret') {
    const halves = papersOf(w).get(ballotId);
    // Without the tellers' papers, which nobody has seen where the answer was lost, it can only be held again.
    if (halves === undefined) return void (await w.command(by, 'ballot.void', { ...target, reason: '启票码遗失' }));
    if (!ballot.keyHeld || w.random.chance(0.05)) await w.command(by, 'ballot.unlock', { ballotId, ...halves });
  }
  if (next !== undefined && (ballot.kind === 'secret' || ballot.kind === 'open')) {
    const { representativeId } = next;
    const choice = w.random.pick(choices);
    if (ballot.kind === 'open')
      return void (await w.command(by, 'ballot.castOpen', { ballotId, representativeId, choice }));
    if (w.random.chance(0.3)) return void (await w.command(by, 'ballot.issuePaper', { ballotId, representativeId }));
    const slip = await w.query(by, 'ballot.issueSlip', { ballotId, representativeId });
    if (slip === undefined) return;
    await w.command(by, 'ballot.cast', { ballotId, slip: slip.slip, trackingCode: trackingCode(w), choice });
    return;
  }
  if ((ballot.kind === 'show_of_hands' || ballot.kind === 'paper') && w.random.chance(0.6)) {
    const tooMany = w.random.chance(0.1) ? 1 : 0;
    const { present } = ballot;
    await w.command(by, 'ballot.enterCounts', {
      ...target,
      issued: present,
      returned: present + tooMany,
      invalid: 0,
      votesFor: present - 1,
      votesAgainst: 1,
      votesAbstain: 0,
    });
    return;
  }
  const { soFar } = ballot;
  const paper = soFar === null || soFar.onPaper === 0 ? {} : { paper: allFor(soFar.onPaper) };
  await w.command('chair', 'ballot.close', { ...target, confirmedBy: ['区石泉', '黄晓彤'], ...paper });
}

const allFor = (returned: number) => ({ returned, invalid: 0, votesFor: returned, votesAgainst: 0, votesAbstain: 0 });

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
function trackingCode(w: Workload): string {
  const four = (): string => Array.from({ length: 4 }, () => w.random.pick(alphabet)).join('');
  return `${four()}-${four()}`;
}

/** What follows a session: minutes, the round of evaluation, the result on the board. */
export async function follow(w: Workload): Promise<void> {
  const list = await w.query('chair', 'session.list', { states: ['closed', 'minuted', 'published'], limit: 4 });
  if (list === undefined || list.rows.length === 0) return;
  const { id: sessionId, state } = w.random.pick(list.rows);
  const by = byStaff(w);
  if (state === 'closed' && w.random.chance(0.5)) {
    const session = await w.query(by, 'session.get', { sessionId });
    if (session === undefined) return;
    await w.command(by, 'session.minute', { sessionId, version: session.version, note: w.mark() });
    return;
  }
  if (w.random.chance(0.15)) {
    const score = w.random.whole(1, 5);
    await w.command('management', 'evaluation.rateEfficiency', { sessionId, score, comment: w.mark() });
    return;
  }
  const round = await w.query(by, 'evaluation.get', { sessionId });
  if (round === undefined || round.state === 'closed') return;
  if (round.roundId === null) {
    const opened = await w.command(by, 'evaluation.open', { sessionId });
    if (opened !== undefined) papersOf(w).set(opened.roundId, opened.openingCode);
    return;
  }
  const { roundId, version } = round;
  const halves = papersOf(w).get(roundId);
  if ((!round.keyHeld || w.random.chance(0.05)) && halves !== undefined)
    await w.command(by, 'evaluation.unlock', { roundId, ...halves });
  const next = round.roll.find(({ rated }) => !rated);
  if (next === undefined) return void (await w.command(by, 'evaluation.close', { roundId, version }));
  await w.command(by, 'evaluation.rate', {
    roundId,
    representativeId: next.representativeId,
    session: w.random.whole(1, 5),
    petitions: round.petitions.map(({ id }) => ({ petitionId: id, score: w.random.whole(1, 5) })),
  });
}

export const sessionMoves: Readonly<Record<string, Move>> = {
  goOn,
  follow,
  readSession: async (w) => {
    const list = await w.query('representative', 'session.list', { limit: 3 });
    const sessionId = list?.rows.at(0)?.id;
    if (sessionId === undefined) return;
    await w.query('representative', 'session.minutes', { sessionId });
    if (w.random.chance(0.2)) await w.query('officer', 'paper.make', { kind: 'minutes', sessionId });
  },
};
