import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { migrations } from '../../db/migrations/index.ts';
import { databaseName } from '../../db/open.ts';
import { indexed } from '../../db/search.ts';
import { createBackend } from '../../electron/backend/backend.ts';
import { categories, channels, petitionClasses, type PetitionState } from '../../shared/domain/petition.ts';

export const clock = '2026-11-20T09:00:00+08:00';
export const passphrase = 'gongshi-bench-passphrase';
export const resourcesDir = path.resolve(import.meta.dirname, '../../electron/backend/resources');
export const petitionCount = 1_000_000;
const sessionCount = 2000;

/**
 * A data folder with a million petitions and two thousand sessions, made by this program's own migrations and triggers.
 * Building it takes a few minutes; it is kept in the system's temporary folder until the migrations change.
 */
export function benchDatabase(): Promise<string> {
  return kept(`gongshi-bench-${petitionCount}`, fill);
}

/** The data folder of that name, kept from an earlier run, or set up now and its database filled. */
export async function kept(name: string, fillIn: (file: string) => void): Promise<string> {
  const structure = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 12);
  const folder = path.join(tmpdir(), `${name}-${structure}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  await setUp(making);
  fillIn(path.join(making, databaseName));
  renameSync(making, folder);
  return folder;
}

/** The backend as the tests start it, without a log. */
export function openBackend(dataDir: string) {
  return createBackend({
    dataDir,
    resourcesDir,
    version: 'bench',
    clock,
    passphraseCost: 'test',
    log: { info: () => undefined, error: (message) => message },
  });
}

async function setUp(dataDir: string): Promise<void> {
  const backend = await openBackend(dataDir);
  const reply = await backend.dispatch(
    {
      call: 'system.setUp',
      input: {
        enterpriseName: '百万条台账有限公司',
        unionName: '百万条台账工会',
        size: 'large',
        staffCount: 3000,
        chair: { name: 'zhuxi', displayName: '主席', passphrase },
      },
      commandId: '5f0c2a43-5a0e-4e0b-9d6e-0d5d8f3b7a11' as never,
    },
    'desktop',
  );
  if (!reply.ok) throw new Error(reply.error.code);
  await backend.close();
}

const workshops = ['成型', '窑炉', '抛光', '包装', '仓储', '机修', '喷釉', '质检', '后勤', '车队'].map(
  (one) => `${one}车间`,
);
const things = [
  '饭堂',
  '宿舍',
  '空调',
  '夜班津贴',
  '加班费',
  '高温补贴',
  '社保',
  '叉车',
  '风扇',
  '厕所',
  '班车',
  '口罩',
  '考勤',
  '培训',
  '年假',
];
const wishes = [
  '坏了请尽快修',
  '标准太低想提高',
  '不公平要重新定',
  '什么时候能解决',
  '希望增加',
  '要求公开',
  '质量很差',
  '一直没人管',
];
const states: readonly PetitionState[] = [
  'received',
  'assigned',
  'answered',
  'queued',
  'decided',
  'planned',
  'in_progress',
  'done',
  'evaluated',
  'closed',
  'closed',
  'closed',
];

const of = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const dayMs = 86_400_000;
const lastMoment = Date.parse('2026-11-19T16:00:00Z');

function fill(file: string): void {
  const db = new Database(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  db.exec('BEGIN');
  insertPetitions(db, petitionCount, lastMoment, { newest: 2000, forgotten: true });
  const [rules] = db.prepare<[], { id: string }>('SELECT id FROM rules_version LIMIT 1').all();
  const session = db.prepare(
    `INSERT INTO session (id, sessionNo, kind, title, scheduledAt, scheduledOn, place, state, gatesHeld, openedRepresentatives, openedDeliberating, rulesVersionId, createdAt)
     VALUES (?, ?, 'monthly', ?, ?, ?, '职工之家', 'minuted', 1, 12, 20, ?, ?)`,
  );
  for (let n = 0; n < sessionCount; n += 1) {
    const at = new Date(lastMoment - Math.floor((n / sessionCount) * 20 * 365) * dayMs).toISOString();
    session.run(
      `01900000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`,
      `S-${n}`,
      `第${n}次协商会议`,
      at,
      at.slice(0, 10),
      rules?.id,
      at,
    );
  }
  db.exec('COMMIT');
  db.exec("INSERT INTO petition_search (petition_search) VALUES ('optimize')");
  db.exec('ANALYZE');
  db.pragma('journal_mode = WAL');
  db.close();
}

/**
 * So many petitions of the twenty years before `end`, behind those that are there: the newest in every state, the others
 * closed, but for one in fifty when some were forgotten.
 */
export function insertPetitions(
  db: Database.Database,
  many: number,
  end: number,
  { newest, forgotten }: { readonly newest: number; readonly forgotten: boolean },
): void {
  const before = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM petition').pluck().get() ?? 0;
  const columns = [
    'seq',
    'id',
    'petitionNo',
    'title',
    'text',
    'nature',
    'category',
    'class',
    'state',
    'urgent',
    'major',
    'channel',
    'workshop',
    'roleGroup',
    'employment',
    'anonymous',
    'receivedAt',
    'receivedOn',
    'startOn',
    'cosignCount',
    'answerBy',
    'firstAnswerBy',
    'firstDoneBy',
    'nextDueOn',
    'answeredAt',
    'doneAt',
    'closing',
    'source',
  ];
  const insert = db.prepare(
    `INSERT INTO petition (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const search = db.prepare('INSERT INTO petition_search (rowid, body) VALUES (?, ?)');
  const day = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
  for (let n = 1; n <= many; n += 1) {
    const seq = before + n;
    // Numbers that look drawn and are the same every time.
    const dice = (seq * 2_654_435_761) >>> 0;
    const receivedAt = end - Math.floor(((many - n) / many) * 20 * 365) * dayMs - (dice % 36_000) * 1000;
    const receivedOn = day(receivedAt);
    const petitionClass = of(petitionClasses, dice >>> 3);
    const state =
      n > many - newest ? of(states, dice >>> 5) : forgotten && dice % 50 === 0 ? of(states, dice >>> 7) : 'closed';
    const year = receivedOn.slice(0, 4);
    const text = `${of(workshops, dice)}${dice % 40}号线的${of(things, dice >>> 4)}${of(wishes, dice >>> 9)}，已经反映过${dice % 9}次，编码${dice.toString(36)}。${dice % 5000 === 7 ? '锅炉压力表指针异常。' : ''}`;
    const title = text.slice(0, 12);
    const no = `${year}-${String(seq).padStart(7, '0')}`;
    const open = state !== 'closed' && state !== 'done' && state !== 'evaluated';
    const deadline = day(receivedAt + 3 * dayMs);
    const answered =
      state === 'received' || state === 'assigned' ? null : new Date(receivedAt + (dice % 4) * dayMs).toISOString();
    const done = open ? null : new Date(receivedAt + (1 + (dice % 6)) * dayMs).toISOString();
    insert.run(
      seq,
      `01900000-0000-7000-8000-${seq.toString(16).padStart(12, '0')}`,
      no,
      title,
      text,
      'grievance',
      state === 'received' ? null : of(categories, dice >>> 11),
      state === 'received' ? null : petitionClass,
      state,
      dice % 97 === 0 ? 1 : 0,
      dice % 61 === 0 ? 1 : 0,
      of(channels, dice >>> 13),
      of(workshops, dice),
      of(['front_line', 'technical', 'manager'], dice >>> 15),
      of(['regular', 'agency'], dice >>> 17),
      dice % 3 === 0 ? 1 : 0,
      new Date(receivedAt).toISOString(),
      receivedOn,
      receivedOn,
      dice % 7 === 0 ? dice % 40 : 0,
      petitionClass === 'immediate' ? deadline : null,
      petitionClass === 'immediate' ? deadline : null,
      petitionClass === 'immediate' ? deadline : null,
      open ? deadline : null,
      answered,
      done,
      state === 'closed' ? 'solved' : null,
      'import',
    );
    search.run(seq, indexed(`${no} ${title} ${text}`));
  }
}
