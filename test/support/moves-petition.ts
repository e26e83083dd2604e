import type { OutputOf } from '../../shared/contract/index.ts';
import {
  categories,
  channels,
  closings,
  employmentKinds,
  escalationTargets,
  petitionClasses,
  roleGroups,
  type PetitionState,
} from '../../shared/domain/petition.ts';
import type { Role } from '../../shared/domain/member.ts';
import type { Workload } from './workload.ts';

/** One thing that somebody does at their page, with the looking up that comes before it. */
export type Move = (w: Workload) => Promise<unknown>;

const staff = ['chair', 'officer'] as const satisfies readonly Role[];
const carriers = ['chair', 'officer', 'management'] as const satisfies readonly Role[];
export const byStaff = (w: Workload) => w.random.pick(staff);
export const byCarrier = (w: Workload) => w.random.pick(carriers);

const decision = (w: Workload) => ({
  category: w.random.pick(categories),
  class: w.random.pick(petitionClasses),
  urgent: w.random.chance(0.3),
  major: w.random.chance(0.4),
});

const receiptCodes = new WeakMap<Workload, string[]>();

/** The receipt codes that people of this load took home from the desk. */
export function receiptCodesOf(w: Workload): string[] {
  const known = receiptCodes.get(w) ?? [];
  receiptCodes.set(w, known);
  return known;
}

export async function register(w: Workload): Promise<void> {
  const attachmentIds = w.random.chance(0.1) ? [await photo(w)].filter((id) => id !== undefined) : [];
  const registered = await w.command(byStaff(w), 'petition.register', {
    text: `${w.mark()} 三楼洗手台水龙头关不紧，${'夜班的人也在说，'.repeat(w.random.whole(0, 20))}请尽快修。`,
    title: w.random.chance(0.5) ? `水龙头 ${w.mark()}` : '',
    channel: w.random.pick(channels),
    workshop: w.random.pick(['', '一车间', '二车间', '包装车间']),
    roleGroup: w.random.pick(roleGroups),
    employment: w.random.pick(employmentKinds),
    cosigners: w.random.chance(0.2) ? w.random.whole(1, 20) : 0,
    attachmentIds,
    ...(w.random.chance(0.5) ? { identity: { name: '某人', phone: '13800000000', employeeNo: '' } } : {}),
    ...(w.random.chance(0.6) ? { triage: decision(w) } : {}),
  });
  if (registered !== undefined) receiptCodesOf(w).push(registered.receiptCode);
}

/** A new picture, so that every one is a file of its own. */
async function photo(w: Workload): Promise<OutputOf<'attachment.add'>['attachmentId'] | undefined> {
  const picture = Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0]),
    Buffer.from(w.mark().repeat(w.random.whole(1, 400))),
    Buffer.from([0xff, 0xd9]),
  ]);
  const input = { name: `${w.mark()}.jpg`, content: picture.toString('base64') };
  return (await w.command(byStaff(w), 'attachment.add', input))?.attachmentId;
}

type Petition = OutputOf<'petition.get'>;

/** Does `act` to some petition in one of these states; nothing where there is none. */
async function onSome(
  w: Workload,
  states: readonly PetitionState[],
  act: (found: Petition & { readonly target: { petitionId: Petition['id']; version: number } }) => Promise<unknown>,
): Promise<void> {
  const descending = w.random.chance(0.5);
  const list = await w.query('chair', 'petition.list', { states: [...states], limit: 12, descending });
  if (list === undefined || list.rows.length === 0) return;
  const { id: petitionId } = w.random.pick(list.rows);
  const found = await w.query('chair', 'petition.get', { petitionId });
  if (found === undefined) return;
  // Now and then a page that has not been reloaded.
  const version = w.random.chance(0.03) ? Math.max(0, found.version - 1) : found.version;
  await act({ ...found, target: { petitionId, version } });
}

const someView = (w: Workload): string => `视图 ${w.random.whole(1, 5)}`;
const open: readonly PetitionState[] = ['received', 'assigned', 'answered', 'queued', 'decided', 'planning', 'planned'];

export const petitionMoves: Readonly<Record<string, Move>> = {
  register,
  photo: async (w) => (w.random.chance(0.3) ? photo(w) : undefined),
  triage: (w) =>
    onSome(w, ['received'], ({ target }) =>
      w.command(byStaff(w), 'petition.triage', { ...target, decision: decision(w), reason: `分类 ${w.mark()}` }),
    ),
  reclassify: (w) =>
    onSome(w, ['assigned', 'queued', 'planning'], ({ target }) =>
      w.command(byStaff(w), 'petition.triage', { ...target, decision: decision(w), reason: `重新分类 ${w.mark()}` }),
    ),
  setOutOfScope: (w) =>
    onSome(w, ['received'], ({ target }) =>
      w.command(byStaff(w), 'petition.setOutOfScope', {
        ...target,
        reason: '不属共商',
        answer: `另行办理 ${w.mark()}`,
      }),
    ),
  merge: (w) =>
    onSome(w, ['received', 'assigned'], async ({ target }) => {
      const others = await w.query('officer', 'petition.list', { states: [...open], limit: 10 });
      if (others === undefined || others.rows.length === 0) return;
      await w.command(byStaff(w), 'petition.merge', { ...target, intoId: w.random.pick(others.rows).id });
    }),
  cosign: (w) =>
    onSome(w, open, ({ id }) =>
      w.command(w.random.pick(['chair', 'officer', 'representative'] as const), 'petition.cosign', {
        petitionId: id,
        people: w.random.whole(1, 9),
        note: `附议 ${w.mark()}`,
      }),
    ),
  assign: (w) =>
    onSome(w, ['assigned', 'answered', 'planning', 'planned', 'in_progress', 'decided'], ({ target }) =>
      w.command(byStaff(w), 'petition.assign', { ...target, department: '设备部', name: '李敏', note: w.mark() }),
    ),
  take: (w) =>
    onSome(w, ['assigned', 'planning', 'in_progress'], ({ target }) =>
      w.command(byCarrier(w), 'petition.take', target),
    ),
  answer: (w) =>
    onSome(w, ['assigned', 'answered'], ({ target }) =>
      w.command(byCarrier(w), 'petition.answer', { ...target, answer: `明天换阀芯 ${w.mark()}` }),
    ),
  plan: (w) =>
    onSome(w, ['planning'], ({ target }) =>
      w.command(byCarrier(w), 'petition.plan', {
        ...target,
        plan: `分三步 ${w.mark()}`,
        department: '设备部',
        responsible: '李敏',
        dueOn: '2027-12-31',
        milestones: [
          { title: '第一步', dueOn: '2026-12-31' },
          { title: '第二步', dueOn: '2027-06-30' },
        ],
      }),
    ),
  reportProgress: (w) =>
    onSome(w, ['planned', 'in_progress', 'decided', 'answered'], ({ target }) =>
      w.command(byCarrier(w), 'petition.reportProgress', { ...target, note: `进展 ${w.mark()}` }),
    ),
  reportDone: (w) =>
    onSome(w, ['answered', 'in_progress', 'decided'], ({ target }) =>
      w.command(byCarrier(w), 'petition.reportDone', { ...target, note: `已办 ${w.mark()}` }),
    ),
  escalate: (w) =>
    onSome(w, ['queued', 'planned', 'in_progress'], ({ target }) =>
      w.command(byStaff(w), 'petition.escalate', {
        ...target,
        to: w.random.pick(escalationTargets),
        reason: `超出权限 ${w.mark()}`,
      }),
    ),
  return: (w) =>
    onSome(w, ['escalated'], ({ target }) =>
      w.command(byStaff(w), 'petition.return', { ...target, result: `上级意见 ${w.mark()}` }),
    ),
  close: (w) =>
    onSome(w, ['done', 'evaluated', 'answered'], ({ target }) =>
      w.command(byStaff(w), 'petition.close', { ...target, closing: w.random.pick(closings), note: w.mark() }),
    ),
  saveView: (w) =>
    w.command(w.random.pick(['officer', 'representative'] as const), 'petition.saveView', {
      name: someView(w),
      filter: { states: ['received'], words: '水龙头' },
    }),
  deleteView: (w) =>
    w.command(w.random.pick(['officer', 'representative'] as const), 'petition.deleteView', { name: someView(w) }),
  readPetitions: async (w) => {
    await w.query('representative', 'petition.counts', {});
    await w.query('management', 'today.overview', {});
    await w.query('representative', 'petition.list', { words: '水龙头', limit: 5 });
  },
};
