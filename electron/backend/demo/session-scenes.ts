import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Choice } from '../../../shared/domain/ballot.ts';
import { startOfDay } from '../../../shared/domain/instant.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ActionItemId, ParticipantId, SessionId } from '../../../shared/ids.ts';
import type { Cast } from './cast.ts';
import { evaluate } from './evaluation-scenes.ts';
import { publishAgenda, publishResult } from './publication-scenes.ts';
import type { Timeline } from './timeline.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
type Item = OutputOf<'session.get'>['agenda'][number];

/** A month's session from its proposal to its minutes. Some months of the demo have none, as happens. */
export function playMonth(cast: Cast, timeline: Timeline, at: number, nth: number): void {
  timeline.plan(at, async () => {
    const proposal = await cast.as('officer', 'session.propose', {});
    if (proposal.missed || !proposal.verdict.ok) return;
    const scheduledAt = Date.parse(startOfDay(proposal.scheduledOn)) + 14 * hour;
    const { sessionId } = await cast.as('officer', 'session.schedule', {
      kind: proposal.kind,
      scheduledAt: new Date(scheduledAt).toISOString(),
      place: '职工之家议事室',
      chairName: '霍明辉',
      recorderName: '何丽萍',
    });
    await cast.as('officer', 'session.sendNotice', { sessionId, version: await versionOf(cast, sessionId) });
    await publishAgenda(cast, sessionId);
    // One that would still go on when the demo opens is left as called.
    if (scheduledAt + 2 * hour > timeline.end) return;
    timeline.plan(scheduledAt - hour, () => arrive(cast, sessionId, nth));
    timeline.plan(scheduledAt, () => deliberate(cast, timeline, sessionId, scheduledAt, nth));
  });
}

async function versionOf(cast: Cast, sessionId: SessionId): Promise<number> {
  return (await cast.as('officer', 'session.get', { sessionId })).version;
}

/** Most representatives come; somebody always cannot. */
async function arrive(cast: Cast, sessionId: SessionId, nth: number): Promise<void> {
  const { participants } = await cast.as('officer', 'session.get', { sessionId });
  const coming = participants.filter((person, index) => person.isHeadOfManagement || (index + nth) % 7 !== 0);
  await cast.as('officer', 'session.checkIn', { participantIds: coming.map((person) => person.id) });
}

async function deliberate(
  cast: Cast,
  timeline: Timeline,
  sessionId: SessionId,
  at: number,
  nth: number,
): Promise<void> {
  await cast.as('officer', 'session.open', { sessionId, version: await versionOf(cast, sessionId) });
  const { agenda, participants } = await cast.as('officer', 'session.get', { sessionId });
  const here = participants.filter((person) => person.present);
  const workers = here.filter((person) => person.side === 'worker');
  const head = here.find((person) => person.isHeadOfManagement);
  const each = Math.min(8 * minute, Math.floor((95 * minute) / Math.max(1, agenda.length)));
  for (const [index, item] of agenda.entries()) {
    const from = at + index * each;
    timeline.plan(from, async () => {
      await cast.as('officer', 'session.setCurrentItem', { sessionId, itemId: item.id });
      await speak(cast, timeline, workers[(nth * 3 + index * 5) % Math.max(1, workers.length)]?.id, from, each * 0.45);
    });
    timeline.plan(from + each / 2, async () => {
      await speak(cast, timeline, head?.id, from + each / 2, each * (index % 3 === 0 ? 0.4 : 0.2));
      const { version } = await currentItem(cast, item);
      await cast.as('management', 'session.recordAnswer', {
        itemId: item.id,
        version,
        answer: '行政方已研究，同意在协商后拿出具体办法，费用列入本年预算。',
        answeredBy: '唐银娇',
      });
    });
    timeline.plan(from + each * 0.95, async () => conclude(cast, await currentItem(cast, item), at, nth + index));
  }
  timeline.plan(at + 100 * minute, async () => {
    await cast.as('officer', 'session.close', { sessionId, version: await versionOf(cast, sessionId) });
  });
  // The latest session is left for whoever looks around to evaluate.
  if (timeline.end - at > 35 * day) timeline.plan(at + 3 * hour, () => evaluate(cast, sessionId, nth));
  timeline.plan(at + day, async () => {
    await cast.as('officer', 'session.minute', { sessionId, version: await versionOf(cast, sessionId) });
    timeline.plan(at + day + 2 * hour, () => publishResult(cast, timeline, sessionId, nth));
  });
  timeline.plan(at + 2 * day, () => followMeasures(cast, timeline, sessionId, at));
}

/** Somebody has the floor for so long. */
async function speak(
  cast: Cast,
  timeline: Timeline,
  participantId: ParticipantId | undefined,
  at: number,
  howLong: number,
): Promise<void> {
  if (participantId === undefined) return;
  const { speechId } = await cast.as('officer', 'speech.add', { participantId });
  await cast.as('officer', 'speech.start', { speechId });
  timeline.plan(at + howLong, async () => {
    await cast.as('officer', 'speech.end', { speechId });
  });
}

async function conclude(cast: Cast, item: Item, at: number, turn: number): Promise<void> {
  const on = (days: number): string => new Date(at + days * day).toISOString().slice(0, 10);
  const measures = [
    {
      what: `${item.title}：拿出实施方案并向职工公布`,
      department: ['行政人事部', '生产部', '设备维修部'][turn % 3] ?? '行政人事部',
      responsible: ['梁国添', '区皓铭', '李国强'][turn % 3] ?? '梁国添',
      dueOn: on(20 + (turn % 4) * 15),
      criterion: '方案已公布，职工代表现场确认',
    },
  ];
  if (item.major) {
    const passed = await voteOn(cast, item, turn);
    const outcome = passed ? ('passed' as const) : ('rejected' as const);
    const { version } = await currentItem(cast, item);
    await decide(cast, { ...item, version }, outcome, passed ? measures : []);
    return;
  }
  if (turn % 9 === 4) await decide(cast, item, 'postponed', [], '需要补充数据，下次会议再议。');
  else if (turn % 13 === 7) await decide(cast, item, 'no_agreement', [], '双方未达成一致，记录各自意见。');
  else await decide(cast, item, 'agreed', measures);
}

async function decide(
  cast: Cast,
  item: Item,
  outcome: 'agreed' | 'passed' | 'rejected' | 'postponed' | 'no_agreement',
  measures: { what: string; department: string; responsible: string; dueOn: string; criterion: string }[],
  note = '',
): Promise<void> {
  await cast.as('officer', 'session.decide', { itemId: item.id, version: item.version, outcome, note, measures });
}

async function currentItem(cast: Cast, item: Item): Promise<Item> {
  const { rows } = await cast.as('officer', 'session.list', { states: ['open'] });
  for (const row of rows) {
    const found = (await cast.as('officer', 'session.get', { sessionId: row.id })).agenda.find(
      (one) => one.id === item.id,
    );
    if (found !== undefined) return found;
  }
  throw new AppError('NOT_FOUND', { what: 'agendaItem' });
}

/** A ballot by name, which is quicker than thirty sealed slips; the first of the demo is held in secret. */
async function voteOn(cast: Cast, item: Item, turn: number): Promise<boolean> {
  const tellers: [string, string] = ['区石泉', '黄晓彤'];
  const { ballotId } = await cast.as('officer', 'ballot.open', {
    itemId: item.id,
    kind: turn % 4 === 0 ? 'secret' : 'open',
    passRule: 'congress',
    question: `是否同意：${item.title}`,
    tellers,
  });
  const { roll, kind } = await cast.as('officer', 'ballot.get', { ballotId });
  const choiceOf = (index: number): Choice =>
    index % 8 === 7 ? 'abstain' : (index + turn) % 4 === 0 ? 'against' : 'for';
  for (const [index, voter] of roll.filter((line) => line.present).entries()) {
    const { representativeId } = voter;
    const choice = choiceOf(index);
    if (kind === 'secret') {
      const { slip } = await cast.as('officer', 'ballot.issueSlip', { ballotId, representativeId });
      await cast.as('officer', 'ballot.cast', { ballotId, slip, trackingCode: trackingCode(turn, index), choice });
    } else {
      await cast.as('officer', 'ballot.castOpen', { ballotId, representativeId, choice });
    }
  }
  const { version } = await cast.as('officer', 'ballot.get', { ballotId });
  const closing = { ballotId, version, confirmedBy: tellers };
  return (await cast.as('chair', 'ballot.close', closing)).passed;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code that a voter's page would have drawn at random; here it only has to be of its form and different from the others. */
function trackingCode(turn: number, index: number): string {
  let left = (turn + 1) * 104_729 + (index + 1) * 7919 * 31;
  let code = '';
  for (let i = 0; i < 8; i += 1) {
    code += alphabet[left % 32] ?? '0';
    left = Math.floor(left / 32) + (i + 1) * 977 * (index + 3);
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Most promises are kept, some late, some still open when their day has passed. */
async function followMeasures(cast: Cast, timeline: Timeline, sessionId: SessionId, at: number): Promise<void> {
  const { agenda } = await cast.as('officer', 'session.get', { sessionId });
  const wanted = new Set(agenda.flatMap((item) => item.measures.map((measure) => measure.actionNo)));
  const { rows } = await cast.as('officer', 'action.list', { group: 'open' });
  for (const [index, row] of rows.filter((one) => wanted.has(one.actionNo)).entries()) {
    const actionItemId: ActionItemId = row.id;
    const version = async (): Promise<number> => (await cast.as('officer', 'action.get', { actionItemId })).version;
    timeline.plan(at + 10 * day, async () => {
      await cast.as('management', 'action.reportProgress', {
        actionItemId,
        version: await version(),
        note: '方案初稿已完成。',
        percent: 40,
      });
    });
    // Most promises are kept; of the older ones only a few are still open.
    if (index % 9 === 3 && timeline.end - at < 200 * day) continue;
    const late = index % 4 === 1 ? 12 * day : -2 * day;
    const doneAt = Date.parse(`${row.dueOn}T02:00:00Z`) + late;
    timeline.plan(doneAt, async () => {
      await cast.as('management', 'action.reportDone', {
        actionItemId,
        version: await version(),
        evidence: '方案已张贴公布，附现场照片和签收表。',
      });
    });
    timeline.plan(doneAt + 3 * day, async () => {
      await cast.as('officer', 'action.verify', { actionItemId, version: await version(), note: '现场核实，属实。' });
    });
  }
}
