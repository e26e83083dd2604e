import type { BoxRoundId, PetitionId } from '../../../shared/ids.ts';
import { demoPassphrase, type Cast } from './cast.ts';
import type { Posters } from './poster-scenes.ts';
import type { SamplePetition } from './sample.ts';
import type { Timeline } from './timeline.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** What becomes of a petition, told by its place in the row: the same demo every time. */
export function playPetition(
  cast: Cast,
  timeline: Timeline,
  petition: SamplePetition,
  scene: {
    at: number;
    nth: number;
    leaveUntriaged: boolean;
    twins: Map<string, PetitionId>;
    posters: Posters;
    boxRound: (() => BoxRoundId | undefined) | undefined;
  },
): void {
  const { at, nth, leaveUntriaged, twins } = scene;
  timeline.plan(at, async () => {
    const petitionId = await handIn(cast, petition, scene);
    if (petition.identity !== undefined && nth % 13 === 5) {
      timeline.plan(at + 3 * hour, () => openIdentity(cast, petitionId, nth));
    }
    if (leaveUntriaged) return;
    if (!petition.inScope) {
      timeline.plan(at + 5 * hour, () => outOfScope(cast, petitionId));
      return;
    }
    const twin = petition.duplicateGroup === '' ? undefined : twins.get(petition.duplicateGroup);
    if (twin !== undefined) {
      timeline.plan(at + 2 * hour, () => merge(cast, petitionId, twin));
      return;
    }
    if (petition.duplicateGroup !== '') twins.set(petition.duplicateGroup, petitionId);
    if (petition.class === 'immediate') playImmediate(cast, timeline, petitionId, at, nth);
    // A major one waits for its ballot; nothing of it may be carried out before.
    if (petition.class === 'long_term' && !petition.major) playLongTerm(cast, timeline, petitionId, at, nth);
  });
}

/** By a poster on the wall, or registered at the desk from whatever way it came. @returns which petition it is now */
async function handIn(
  cast: Cast,
  petition: SamplePetition,
  { nth, leaveUntriaged, posters, boxRound }: Parameters<typeof playPetition>[3],
): Promise<PetitionId> {
  const { category, urgent, major } = petition;
  const decision =
    petition.inScope && !leaveUntriaged && category !== undefined && petition.class !== undefined
      ? { category, class: petition.class, urgent, major }
      : undefined;
  if (petition.channel === 'qr_code') {
    const petitionId = await posters.handIn(petition, nth);
    if (decision !== undefined)
      await cast.as('officer', 'petition.triage', { petitionId, version: await version(cast, petitionId), decision });
    return petitionId;
  }
  const boxRoundId = boxRound?.();
  const { petitionId } = await cast.as('officer', 'petition.register', {
    text: petition.text,
    title: petition.title.slice(0, 60),
    channel: petition.channel,
    workshop: petition.workshop,
    ...(petition.roleGroup === undefined ? {} : { roleGroup: petition.roleGroup }),
    ...(petition.employment === undefined ? {} : { employment: petition.employment }),
    ...(petition.identity === undefined ? {} : { identity: petition.identity }),
    cosigners: nth % 6 === 0 ? 3 + (nth % 29) : 0,
    ...(boxRoundId === undefined ? {} : { boxRoundId }),
    ...(decision === undefined ? {} : { triage: decision }),
  });
  return petitionId;
}

const version = async (cast: Cast, petitionId: PetitionId): Promise<number> =>
  (await cast.as('officer', 'petition.get', { petitionId })).version;

const reasons = [
  { purpose: 'contact', reason: '需要当面核对欠发的工时数' },
  { purpose: 'protection', reason: '有被调岗的风险，需先与本人商量' },
  { purpose: 'verification', reason: '核实受伤时间和班次，准备报工伤' },
] as const;

/** A few identities are opened, each for a reason that stands in the record. */
async function openIdentity(cast: Cast, petitionId: PetitionId, nth: number): Promise<void> {
  const why = reasons[nth % reasons.length] ?? reasons[0];
  await cast.as('chair', 'identity.open', { petitionId, ...why, passphrase: demoPassphrase });
}

async function outOfScope(cast: Cast, petitionId: PetitionId): Promise<void> {
  await cast.as('officer', 'petition.setOutOfScope', {
    petitionId,
    version: await version(cast, petitionId),
    reason: '不属于工事共商事项',
    answer: '谢谢反映。此事不属于企业共商的范围，建议通过调解或其他途径处理；工会可以帮助联系。',
  });
}

/** The other may have ended meanwhile; then the petition goes its own way. */
async function merge(cast: Cast, petitionId: PetitionId, intoId: PetitionId): Promise<void> {
  const into = await cast.as('officer', 'petition.get', { petitionId: intoId });
  if (!['assigned', 'queued', 'planning', 'answered', 'planned', 'in_progress'].includes(into.state)) return;
  await cast.as('officer', 'petition.merge', { petitionId, version: await version(cast, petitionId), intoId });
}

const departments = ['行政人事部', '设备维修部', '安环部', '生产部', '后勤食堂'] as const;

/** Most are answered the same day and done in time; some are late, and a few wait to this day. */
function playImmediate(cast: Cast, timeline: Timeline, petitionId: PetitionId, at: number, nth: number): void {
  const department = departments[nth % departments.length] ?? '行政人事部';
  timeline.plan(at + hour, async () => {
    await cast.as('officer', 'petition.assign', { petitionId, version: await version(cast, petitionId), department });
  });
  if (nth % 41 === 0) return;
  const answerAt = at + (nth % 11 === 0 ? 4 * day : 4 * hour);
  timeline.plan(answerAt, async () => {
    await cast.as('management', 'petition.answer', {
      petitionId,
      version: await version(cast, petitionId),
      answer: `${department}已安排专人处理，处理情况会在公示栏更新。`,
    });
  });
  if (nth % 31 === 0) return;
  const doneAt = answerAt + (nth % 9 === 0 ? 8 * day : day);
  timeline.plan(doneAt, async () => {
    await cast.as('management', 'petition.reportDone', {
      petitionId,
      version: await version(cast, petitionId),
      note: '已处理完毕，现场已由班组长确认。',
    });
  });
  if (nth % 3 !== 0) return;
  timeline.plan(doneAt + 6 * day, async () => {
    await cast.as('officer', 'petition.close', {
      petitionId,
      version: await version(cast, petitionId),
      closing: nth % 12 === 0 ? 'explained' : 'solved',
      note: '回访诉求人，无异议。',
    });
  });
}

/** A plan in time or late, progress month by month, some months left out. */
function playLongTerm(cast: Cast, timeline: Timeline, petitionId: PetitionId, at: number, nth: number): void {
  const planAt = at + (nth % 5 === 0 ? 22 * day : 7 * day);
  timeline.plan(planAt, async () => {
    const found = await cast.as('officer', 'petition.get', { petitionId });
    if (found.state !== 'planning') return;
    const dueOn = new Date(planAt + (120 + (nth % 4) * 60) * day).toISOString().slice(0, 10);
    await cast.as('management', 'petition.plan', {
      petitionId,
      version: found.version,
      plan: '列入年度技改和生活设施计划：先勘查和报价，再招标施工，完工后由职工代表验收。',
      department: departments[nth % departments.length] ?? '设备维修部',
      responsible: ['李国强', '陈志明', '黄少芬'][nth % 3] ?? '李国强',
      dueOn,
      milestones: [
        { title: '完成勘查和预算', dueOn: new Date(planAt + 30 * day).toISOString().slice(0, 10) },
        { title: '完工验收', dueOn },
      ],
    });
  });
  // Three of four plans are carried out by their day; the others are late to this day.
  if (nth % 4 !== 1) {
    const doneAt = planAt + (115 + (nth % 4) * 60) * day;
    timeline.plan(doneAt, () => completePlan(cast, petitionId));
  }
  for (let month = 1; month <= 6; month += 1) {
    if ((nth + month) % 4 === 0) continue;
    timeline.plan(planAt + month * 27 * day, async () => {
      const found = await cast.as('officer', 'petition.get', { petitionId });
      if (!['planned', 'in_progress'].includes(found.state)) return;
      await cast.as('management', 'petition.reportProgress', {
        petitionId,
        version: found.version,
        note:
          ['已完成现场勘查。', '预算已报批。', '正在招标比价。', '已开工。', '主体完成，正在调试。', '等待验收。'][
            month - 1
          ] ?? '按计划进行。',
      });
    });
  }
}

async function completePlan(cast: Cast, petitionId: PetitionId): Promise<void> {
  const { petitionNo } = await cast.as('officer', 'petition.get', { petitionId });
  const { rows } = await cast.as('officer', 'action.list', { group: 'open', limit: 500 });
  for (const { id: actionItemId, version } of rows.filter((row) => row.petitionNo === petitionNo)) {
    await cast.as('management', 'action.reportDone', {
      actionItemId,
      version,
      evidence: '工程已完工，职工代表现场验收，附验收单和照片。',
    });
    const done = await cast.as('officer', 'action.get', { actionItemId });
    await cast.as('officer', 'action.verify', { actionItemId, version: done.version, note: '已到现场核实。' });
  }
}
