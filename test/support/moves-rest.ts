import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ImportKind } from '../../shared/contract/import.contract.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { paperKinds } from '../../shared/domain/paper.ts';
import { publicationKinds } from '../../shared/domain/publication.rules.ts';
import type { ActionGroup } from '../../shared/domain/action.rules.ts';
import { byCarrier, byStaff, type Move } from './moves-petition.ts';
import { resourcesDir } from './resources.ts';
import type { Workload } from './workload.ts';

export const passphrase = '长风破浪会有时';

type ActionItem = OutputOf<'action.get'>;

async function onAction(
  w: Workload,
  group: ActionGroup,
  act: (item: ActionItem, target: { actionItemId: ActionItem['id']; version: number }) => Promise<unknown>,
): Promise<void> {
  const list = await w.query('chair', 'action.list', { group, limit: 20 });
  if (list === undefined || list.rows.length === 0) return;
  const { id: actionItemId } = w.random.pick(list.rows);
  const item = await w.query('chair', 'action.get', { actionItemId });
  if (item !== undefined) await act(item, { actionItemId, version: item.version });
}

const later = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4, 8)}15`;

const actionMoves: Readonly<Record<string, Move>> = {
  actionProgress: (w) =>
    onAction(w, 'open', (_item, target) =>
      w.command(byCarrier(w), 'action.reportProgress', {
        ...target,
        note: `进展 ${w.mark()}`,
        percent: w.random.whole(0, 100),
        blocked: w.random.chance(0.2),
      }),
    ),
  actionDone: (w) =>
    onAction(w, 'open', (_item, target) =>
      w.command(byCarrier(w), 'action.reportDone', { ...target, evidence: `工资单 ${w.mark()}` }),
    ),
  verify: (w) =>
    onAction(w, 'done', ({ state }, target) =>
      state === 'done' ? w.command(byStaff(w), 'action.verify', { ...target, note: w.mark() }) : Promise.resolve(),
    ),
  sendBack: (w) =>
    onAction(w, 'done', ({ state }, target) =>
      state === 'done' ? w.command(byStaff(w), 'action.sendBack', { ...target, reason: w.mark() }) : Promise.resolve(),
    ),
  extend: (w) =>
    onAction(w, 'open', ({ dueOn }, target) =>
      w.command(byStaff(w), 'action.extend', { ...target, dueOn: later(dueOn), reason: w.mark() }),
    ),
  completeMilestone: (w) =>
    onAction(w, 'open', async ({ milestones }, target) => {
      const milestone = milestones.find(({ doneOn }) => doneOn === null);
      if (milestone !== undefined)
        await w.command(byCarrier(w), 'action.completeMilestone', { ...target, milestoneId: milestone.id, note: '' });
    }),
  drop: async (w) => {
    if (w.random.chance(0.3))
      await onAction(w, 'open', (_item, target) => w.command('chair', 'action.drop', { ...target, reason: w.mark() }));
  },
};

type Publication = OutputOf<'publication.get'>;

async function onPublication(
  w: Workload,
  state: Publication['state'],
  act: (found: Publication, target: { publicationId: Publication['id']; version: number }) => Promise<unknown>,
): Promise<void> {
  const list = await w.query('chair', 'publication.list', { states: [state] });
  if (list === undefined || list.rows.length === 0) return;
  const { id: publicationId } = w.random.pick(list.rows.slice(0, 10));
  const found = await w.query('chair', 'publication.get', { publicationId });
  if (found !== undefined) await act(found, { publicationId, version: found.version });
}

const texts = (w: Workload) => ({
  title: `公示 ${w.mark()}`,
  basis: '《工会法》',
  content: `内容 ${w.mark()}`,
  procedure: '协商会议',
  result: '通过',
});

const publicationMoves: Readonly<Record<string, Move>> = {
  draft: async (w) => {
    const sessions = await w.query('chair', 'session.list', { states: ['minuted'], limit: 3 });
    const sessionId = sessions?.rows.at(0)?.id ?? null;
    const released = await w.query('chair', 'publication.list', { states: ['released'] });
    await w.command(byStaff(w), 'publication.draft', {
      kind: w.random.pick(publicationKinds),
      ...texts(w),
      sessionId,
      replacesId: w.random.chance(0.2) ? (released?.rows.at(0)?.id ?? null) : null,
    });
  },
  edit: (w) =>
    onPublication(w, 'draft', (_found, target) =>
      w.command(byStaff(w), 'publication.edit', { ...target, ...texts(w) }),
    ),
  discard: async (w) => {
    if (w.random.chance(0.4))
      await onPublication(w, 'draft', (_found, target) => w.command(byStaff(w), 'publication.discard', target));
  },
  release: (w) => onPublication(w, 'draft', (_found, target) => w.command('chair', 'publication.release', target)),
  withdraw: async (w) => {
    if (w.random.chance(0.3))
      await onPublication(w, 'released', (_found, target) =>
        w.command('chair', 'publication.withdraw', { ...target, reason: w.mark() }),
      );
  },
  object: (w) =>
    onPublication(w, 'released', ({ id: publicationId }) =>
      w.command('representative', 'publication.recordObjection', { publicationId, text: `异议 ${w.mark()}` }),
    ),
  answerObjection: (w) =>
    onPublication(w, 'released', async ({ objections }) => {
      const open = objections.find(({ answeredAt }) => answeredAt === null);
      if (open === undefined) return;
      const { id: objectionId, version } = open;
      await w.command(byStaff(w), 'publication.answerObjection', { objectionId, version, answer: w.mark() });
    }),
};

/** Files of every kind; rosters' terms begin later, so that sessions go on with the same few people. */
function fileOf(w: Workload, kind: ImportKind): string {
  const rows = w.random.whole(1, kind === 'petitions' ? 60 : 5);
  const no = (i: number): string => `${w.mark()}i${i}`;
  const lines = (head: string, line: (i: number) => string): string =>
    [head, ...Array.from({ length: rows }, (_, i) => line(i))].join('\n');
  switch (kind) {
    case 'petitions':
      return lines('诉求内容,车间部门', (i) => `第${no(i)}号更衣柜锁坏了，请尽快维修,一车间`);
    case 'employees':
      return lines('工号,姓名,车间/部门', (i) => `${no(i)},林远志,一车间`);
    case 'representatives':
      return '工号,姓名,选举单位,任期开始,任期结束\nCT0001,代表0001,第一选区,2024-01-01,2027-12-31';
    case 'management':
      return lines('姓名,职务,任期开始,任期结束', (i) => `经理${no(i)},部门经理,2090-01-01,2093-12-31`);
  }
}

/** Four hundred petitions at their longest: some 8 MB of the database at once. */
export function importLongPetitions(w: Workload): Promise<void> {
  const line = (): string => `${w.mark()} ${'请尽快维修。'.repeat(800)},一车间`;
  return importText(w, 'petitions', ['诉求内容,车间部门', ...Array.from({ length: 400 }, line)].join('\n'));
}

const importFile = (w: Workload, kind: ImportKind): Promise<void> => importText(w, kind, fileOf(w, kind));

async function importText(w: Workload, kind: ImportKind, text: string): Promise<void> {
  const content = Buffer.from(text).toString('base64');
  const by = byStaff(w);
  const prepared = await w.query(by, 'import.prepare', { kind, fileName: `${w.mark()}.csv`, content });
  if (prepared === undefined) return;
  const { importId } = prepared;
  await w.command(by, 'import.commit', { importId, skipBad: true });
}

const template = (kind: string): string =>
  readFileSync(path.join(resourcesDir, 'papers', `${kind}.docx`)).toString('base64');

const others: Readonly<Record<string, Move>> = {
  importPetitions: (w) => importFile(w, 'petitions'),
  importRoster: (w) => importFile(w, w.random.pick(['employees', 'representatives', 'management'] as const)),
  rules: async (w) => {
    if (!w.random.chance(0.3)) return;
    const effectiveOn = `20${w.random.whole(30, 89)}-0${w.random.whole(1, 9)}-${w.random.whole(10, 28)}`;
    await w.command('chair', 'rules.change', {
      effectiveOn,
      settings: { agendaCapacity: w.random.whole(3, 20) },
      note: w.mark(),
    });
  },
  calendarYear: async (w) => {
    if (!w.random.chance(0.3)) return;
    const year = w.random.whole(2028, 2040);
    const off = [`${year}-01-01`, `${year}-10-0${w.random.whole(1, 7)}`];
    const content = JSON.stringify({ year, off, work: [], source: `通知 ${w.mark()}` });
    await w.command(byStaff(w), 'calendar.importYear', { content });
  },
  factoryCalendar: async (w) => {
    if (!w.random.chance(0.2)) return;
    await w.command('chair', 'calendar.setFactory', {
      restWeekdays: w.random.pick([null, [7], [6, 7]]),
      off: ['2026-02-10'],
      work: [],
    });
  },
  account: async (w) => {
    if (!w.random.chance(0.3)) return;
    const name = w.mark();
    const role = w.random.pick(['officer', 'representative', 'management', 'observer'] as const);
    const made = await w.command('chair', 'account.create', { name, displayName: name, role, passphrase });
    if (made !== undefined && w.random.chance(0.5))
      await w.command('chair', 'account.disable', { accountId: made.accountId });
  },
  /** The observer comes and goes, and takes another passphrase that happens to be the same. */
  observer: async (w) => {
    if (w.random.chance(0.5)) {
      if ((await w.command('observer', 'account.signOut', {})) !== undefined) w.signOut('observer');
      return;
    }
    const next = { current: passphrase, next: passphrase };
    if ((await w.command('observer', 'account.changePassphrase', next)) !== undefined) w.signOut('observer');
  },
  replaceTemplate: async (w) => {
    if (!w.random.chance(0.3)) return;
    const kind = w.random.pick(paperKinds);
    const file = { kind, fileName: `${w.mark()}.docx`, content: template(kind) };
    await w.command(byStaff(w), 'paper.replaceTemplate', file);
  },
  resetTemplate: (w) => w.command(byStaff(w), 'paper.resetTemplate', { kind: w.random.pick(paperKinds) }),
  forget: async (w) => {
    if (w.random.chance(0.2)) await w.command('chair', 'triage.reset', {});
  },
};

export const restMoves: Readonly<Record<string, Move>> = { ...actionMoves, ...publicationMoves, ...others };
