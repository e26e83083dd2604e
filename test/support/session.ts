import { appendAuditEntry } from '../../db/repos/audit.repo.ts';
import { insertDelegate, insertRepresentative, savePerson } from '../../db/repos/roster.repo.ts';
import { watchRows } from '../../db/audit/row-triggers.ts';
import { overSqlite, openForWriting } from '../../db/connection.ts';
import { createWriter } from '../../db/transaction.ts';
import { databaseName } from '../../db/open.ts';
import { newId } from '../../electron/backend/ids.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { AgendaItemId, ParticipantId, PersonId, RepresentativeId, SessionId } from '../../shared/ids.ts';
import path from 'node:path';
import type { Person } from './backend.ts';

export type SessionDetail = OutputOf<'session.get'>;

/** Worker representatives in office and two delegates of management, of whom the first heads the enterprise. */
export async function seat(host: { readonly dataDir: string }, representatives: number, delegates = 2): Promise<void> {
  const sqlite = openForWriting(path.join(host.dataDir, databaseName));
  watchRows(sqlite);
  const writer = createWriter(overSqlite(sqlite));
  await writer.run(async (tx) => {
    for (let i = 1; i <= representatives; i += 1) {
      const personId = newId<'Person'>(i) as PersonId;
      const no = String(i).padStart(4, '0');
      await savePerson(tx, {
        id: personId,
        employeeNo: `CT${no}`,
        name: `代表${no}`,
        pinyin: `db${no}`,
        workshop: `${1 + (i % 3)}号车间`,
      });
      await insertRepresentative(tx, {
        id: newId<'Representative'>(i) as RepresentativeId,
        personId,
        constituency: `第${1 + (i % 4)}选区`,
        termFrom: '2024-01-01',
        termTo: '2027-12-31',
      });
    }
    for (let i = 1; i <= delegates; i += 1) {
      await insertDelegate(
        tx,
        {
          id: newId<'ManagementDelegate'>(i),
          name: `行政${i}`,
          position: i === 1 ? '总经理' : '部门经理',
          isLegalRepresentative: i === 1 ? 1 : 0,
        },
        '2024-01-01',
      );
    }
    // An entry for the rows, as a command would write it, so that the record holds at once.
    const { at } = await tx.selectFrom('audit_entry').select('at').orderBy('seq', 'desc').executeTakeFirstOrThrow();
    await appendAuditEntry(tx, { at, accountId: null, role: null, call: 'test.seat', subjectId: null });
  });
  sqlite.close();
}

/** A petition that waits for a session. */
export async function queue(
  by: Person,
  text: string,
  marks: { urgent?: boolean; major?: boolean; cosigners?: number } = {},
) {
  const { urgent = false, major = false, cosigners = 0 } = marks;
  return by.do('petition.register', {
    text,
    cosigners,
    triage: { category: 'remuneration', class: 'consultation', urgent, major },
  });
}

/** An urgent session, which needs no notice, on the clock's day. */
export async function convene(by: Person, at = '2025-09-26T10:00:00.000Z'): Promise<SessionId> {
  const { sessionId } = await by.do('session.schedule', { kind: 'urgent', scheduledAt: at, place: '职工之家' });
  return sessionId;
}

export function detail(by: Person, sessionId: SessionId): Promise<SessionDetail> {
  return by.do('session.get', { sessionId });
}

interface Seats {
  readonly representatives?: number;
  /** The head of management comes. */
  readonly head?: boolean;
  /** Others at the table who are not worker representatives, from the union and management. */
  readonly others?: number;
}

/** A page checks in no more people with one call. */
const atOnce = 100;

/** Checks in as many as asked for; others are added by name as deliberating for the union. */
export async function arrive(
  by: Person,
  sessionId: SessionId,
  { representatives = 0, head = false, others = 0 }: Seats,
) {
  const { participants } = await detail(by, sessionId);
  const ids: ParticipantId[] = participants
    .filter((person) => person.side === 'worker' && !person.present)
    .slice(0, representatives)
    .map((person) => person.id);
  if (head) {
    const found = participants.find((person) => person.isHeadOfManagement);
    if (found !== undefined) ids.push(found.id);
  }
  for (let i = 1; i <= others; i += 1) {
    const who = { name: `委员${i}`, side: 'union', capacity: 'deliberating' } as const;
    ids.push((await by.do('session.addParticipant', { sessionId, who })).participantId);
  }
  for (let from = 0; from < ids.length || from === 0; from += atOnce)
    await by.do('session.checkIn', { participantIds: ids.slice(from, from + atOnce) });
  return ids;
}

export async function open(by: Person, sessionId: SessionId): Promise<void> {
  await by.do('session.open', { sessionId, version: (await detail(by, sessionId)).version });
}

export async function item(by: Person, sessionId: SessionId, at = 0) {
  const found = (await detail(by, sessionId)).agenda[at];
  if (found === undefined) throw new Error(`no item ${at}`);
  return found;
}

export async function answer(by: Person, sessionId: SessionId, itemId: AgendaItemId): Promise<void> {
  const found = (await detail(by, sessionId)).agenda.find((one) => one.id === itemId);
  await by.do('session.recordAnswer', {
    itemId,
    version: found?.version ?? 0,
    answer: '同意研究，月底前给出方案',
    answeredBy: '行政1',
  });
}

export const measure = {
  what: '调整高温津贴发放办法',
  department: '人力资源部',
  responsible: '李敏',
  dueOn: '2025-10-31',
  criterion: '十月工资单可见',
};
