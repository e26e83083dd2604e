import type { PublicationId, SessionId } from '../../../shared/ids.ts';
import type { Cast } from './cast.ts';
import type { Timeline } from './timeline.ts';

const day = 86_400_000;

/** The agenda goes on the board with the notice of the session. */
export async function publishAgenda(cast: Cast, sessionId: SessionId): Promise<void> {
  await publish(cast, 'agenda', sessionId);
}

/**
 * The result goes on the board with the minutes. Once an objection comes and is answered, once a misprint makes a new
 * notice take the place of the old, and once a notice is withdrawn.
 */
export async function publishResult(cast: Cast, timeline: Timeline, sessionId: SessionId, nth: number): Promise<void> {
  const publicationId = await publish(cast, 'result', sessionId);
  const { releasedOn } = await cast.as('chair', 'publication.get', { publicationId });
  const at = Date.parse(`${releasedOn ?? ''}T02:00:00Z`);
  if (nth % 5 === 2) timeline.plan(at + 2 * day, () => objectTo(cast, timeline, publicationId, at));
  if (nth % 7 === 3) timeline.plan(at + day, () => replace(cast, publicationId, sessionId));
  if (nth === 1) timeline.plan(at + 3 * day, () => announceByMistake(cast));
}

async function publish(
  cast: Cast,
  kind: 'agenda' | 'result',
  sessionId: SessionId,
  more: { readonly replacesId?: PublicationId; readonly remark?: string } = {},
): Promise<PublicationId> {
  const text = await cast.as('officer', 'publication.propose', { kind, sessionId });
  const { publicationId } = await cast.as('officer', 'publication.draft', {
    kind,
    ...text,
    content: more.remark === undefined ? text.content : `${text.content}\n${more.remark}`,
    sessionId,
    replacesId: more.replacesId ?? null,
  });
  await cast.as('chair', 'publication.release', { publicationId, version: 0 });
  return publicationId;
}

async function objectTo(cast: Cast, timeline: Timeline, publicationId: PublicationId, at: number): Promise<void> {
  const { mayObject } = await cast.as('officer', 'publication.get', { publicationId });
  if (!mayObject) return;
  const { objectionId } = await cast.as('officer', 'publication.recordObjection', {
    publicationId,
    text: '夜班的同事没有看到征求意见的通知，希望补贴在夜班休息室。',
  });
  timeline.plan(at + 4 * day, async () => {
    await cast.as('officer', 'publication.answerObjection', {
      objectionId,
      version: 0,
      answer: '已补贴到夜班休息室，今后议程和结果同时张贴三处。',
    });
  });
}

async function replace(cast: Cast, replacesId: PublicationId, sessionId: SessionId): Promise<void> {
  await publish(cast, 'result', sessionId, { replacesId, remark: '（更正：补充参会部门的全称，其他内容不变。）' });
}

async function announceByMistake(cast: Cast): Promise<void> {
  const { publicationId } = await cast.as('officer', 'publication.draft', {
    kind: 'notice',
    title: '关于职工之家周末开放的通知',
    content: '职工之家本周六、周日全天开放。',
  });
  await cast.as('chair', 'publication.release', { publicationId, version: 0 });
  await cast.as('chair', 'publication.withdraw', {
    publicationId,
    version: 1,
    reason: '周末场地检修，开放时间另行通知',
  });
}

/** What hangs on the board when the demo opens: the progress of long-term matters; one draft waits for the chair. */
export async function publishLately(cast: Cast): Promise<void> {
  const { rows } = await cast.as('officer', 'petition.list', {
    classes: ['long_term'],
    states: ['in_progress'],
    limit: 3,
  });
  for (const [index, { id: petitionId }] of rows.entries()) {
    const kind = 'progress' as const;
    const text = await cast.as('officer', 'publication.propose', { kind, petitionId });
    const { publicationId } = await cast.as('officer', 'publication.draft', { kind, petitionId, ...text });
    if (index > 0) await cast.as('chair', 'publication.release', { publicationId, version: 0 });
  }
}
