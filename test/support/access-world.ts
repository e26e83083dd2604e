import type { CallName, InputOf, OutputOf } from '../../shared/contract/index.ts';
import type { Role } from '../../shared/domain/member.ts';
import type { AttachmentId, PetitionId, PublicationId, SessionId } from '../../shared/ids.ts';
import { passphrase, type Person, type TestHost } from './backend.ts';
import { ballotOn } from './ballot.ts';
import { answer, arrive, convene, detail, item, open, seat } from './session.ts';

/** The department of the management account, and another one. */
export const departments = { own: '设备维修部', other: '行政办公室' } as const;
export type Whose = keyof typeof departments;

const marks = { urgent: false, major: false } as const;
const immediate = { category: 'living_conditions', class: 'immediate', ...marks } as const;
const longTerm = { category: 'living_conditions', class: 'long_term', ...marks } as const;
const consultation = { category: 'remuneration', class: 'consultation', ...marks } as const;
/** What must not reach everybody, so that it can be looked for in what leaves. */
export const markers = {
  identity: '欧阳密',
  phone: '19900001234',
  draft: '尚未发布的内容',
  personShown: '露脸的照片',
  view: '我自己的视图',
  ownDraft: '还没写完的话',
  accountName: 'heliping',
} as const;
/** A picture of one pixel. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

export type World = Awaited<ReturnType<typeof accessWorld>>;

/**
 * An enterprise with something of every kind in it: made by the officer and given to the management account's department
 * (`own`), and made by another chair and given to another department (`other`).
 */
export async function accessWorld(host: TestHost) {
  const { recoveryKey } = await host.setUp();
  const chair = await host.signIn('chair');
  await seat(host, 10);
  const people: Record<Role, Person> = {
    chair,
    officer: await host.person(chair, 'officer'),
    representative: await host.person(chair, 'representative'),
    management: await host.person(chair, 'management', { department: departments.own }),
    observer: await host.person(chair, 'observer'),
  };
  const makers: Record<Whose, Person> = { own: people.officer, other: await host.person(chair, 'chair') };
  const stranger = await chair.do('account.create', {
    name: markers.accountName,
    displayName: '何丽萍',
    role: 'officer',
    passphrase,
  });
  const attachments = {
    own: await makers.own.do('attachment.add', { name: '风扇.png', content: picture }),
    other: await makers.other.do('attachment.add', {
      name: `${markers.personShown}.png`,
      content: picture,
      showsPerson: true,
    }),
  };
  await makers.other.do('petition.saveView', { name: markers.view, filter: {} });
  await makers.other.do('draft.keep', { place: 'intake', body: JSON.stringify({ text: markers.ownDraft }) });
  const each = async <T>(make: (whose: Whose) => Promise<T>): Promise<Record<Whose, T>> => ({
    own: await make('own'),
    other: await make('other'),
  });
  return {
    host,
    recoveryCode: recoveryKey.code,
    people,
    reader: tireless(host, makers.other),
    stranger: stranger.accountId,
    petitions: await each((whose) => petitionsOf(makers[whose], departments[whose], [attachments[whose].attachmentId])),
    actions: await each((whose) => actionsOf(makers[whose], departments[whose])),
    publications: await each((whose) => publicationsOf(chair, makers[whose])),
    attachments,
    sessions: await sessionsOf(chair),
  };
}

/** Reads what a sample needs to know, in a session of its own each time: some calls end those of every chair. */
function tireless(host: TestHost, person: Person) {
  const { signedIn, clock } = host.backend.services;
  const token = (): string =>
    signedIn.begin({ accountId: person.accountId, role: 'chair', displayName: '', department: '' }, 60, clock.now());
  return {
    token,
    async do<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
      const reply = await host.send(name, input, token());
      if (!reply.ok) throw new Error(`${name} refused: ${reply.error.code}`);
      return reply.value as OutputOf<N>;
    },
  };
}

/** One petition in each state that an act begins from. */
async function petitionsOf(by: Person, department: string, attachmentIds: AttachmentId[]) {
  const register = async (
    triage?: typeof immediate | typeof longTerm,
    more: { attachmentIds?: AttachmentId[] } = {},
  ): Promise<PetitionId> => {
    const identity = { name: markers.identity, phone: markers.phone };
    const given = { ...more, identity, ...(triage === undefined ? {} : { triage }) };
    const { petitionId } = await by.do('petition.register', { text: `${department}的风扇坏了`, ...given });
    if (triage !== undefined) await by.do('petition.assign', { petitionId, version: 0, department });
    return petitionId;
  };
  const answered = async (): Promise<PetitionId> => {
    const petitionId = await register(immediate);
    await by.do('petition.answer', { petitionId, version: 1, answer: '明天修' });
    return petitionId;
  };
  const done = await answered();
  await by.do('petition.reportDone', { petitionId: done, version: 2, note: '已修' });
  const escalated = await register(immediate);
  await by.do('petition.escalate', { petitionId: escalated, version: 1, to: 'union_above', reason: '超出权限' });
  return {
    received: await register(),
    assigned: await register(immediate, { attachmentIds }),
    answered: await answered(),
    planning: await register(longTerm),
    done,
    escalated,
  };
}

/** A promise that is being kept, with a milestone, and one that has been reported done. */
async function actionsOf(by: Person, department: string) {
  const promise = async () => {
    const { petitionId } = await by.do('petition.register', { text: `${department}的屋顶漏雨`, triage: longTerm });
    const milestones = [{ title: '询价', dueOn: '2025-10-15' }];
    const plan = { plan: '更换屋面', department, responsible: '李敏', dueOn: '2025-10-31', milestones };
    await by.do('petition.plan', { petitionId, version: 0, ...plan });
    const { rows } = await by.do('action.list', { department });
    const found = rows.find((row) => row.petitionId === petitionId);
    if (found === undefined) throw new Error('the plan has made no action item');
    const { milestones: steps } = await by.do('action.get', { actionItemId: found.id });
    return { actionItemId: found.id, version: found.version, milestoneId: steps[0]?.id };
  };
  const open = await promise();
  const { actionItemId, version } = await promise();
  const reported = await by.do('action.reportDone', { actionItemId, version, evidence: '照片已贴' });
  return { open, done: { actionItemId, version: reported.version } };
}

/** A draft, and a notice on the board with an objection to it. */
async function publicationsOf(chair: Person, by: Person) {
  const draft = async (content: string): Promise<PublicationId> =>
    (await by.do('publication.draft', { kind: 'notice', title: content, content })).publicationId;
  const released = await draft('热水供应');
  await chair.do('publication.release', { publicationId: released, version: 0 });
  const objected = await by.do('publication.recordObjection', { publicationId: released, text: '时间太晚' });
  return { draft: await draft(markers.draft), released, objectionId: objected.objectionId };
}

/** Sessions at every stage, one after another: what is queued goes to the next that is convened. */
async function sessionsOf(chair: Person) {
  const queue = (text: string, major = false) =>
    chair.do('petition.register', { text, triage: { ...consultation, urgent: true, major } });
  const held = async (): Promise<SessionId> => {
    const sessionId = await convene(chair);
    await arrive(chair, sessionId, { representatives: 8, head: true });
    await open(chair, sessionId);
    return sessionId;
  };
  const closed = async (): Promise<SessionId> => {
    const sessionId = await held();
    await chair.do('session.close', { sessionId, version: (await detail(chair, sessionId)).version });
    return sessionId;
  };
  const rated = await closed();
  const round = await chair.do('evaluation.open', { sessionId: rated });
  const unrated = await closed();
  for (const text of ['调整计件工资方案，涉及全体一线员工', '夜班津贴标准']) await queue(text, true);
  const underWay = await held();
  const first = await item(chair, underWay, 0);
  const second = await item(chair, underWay, 1);
  await answer(chair, underWay, first.id);
  await answer(chair, underWay, second.id);
  const ballot = await chair.do('ballot.open', ballotOn({ itemId: first.id }));
  await queue('高温津贴');
  const scheduled = await convene(chair);
  return { rated, round, unrated, underWay, ballot, scheduled, items: [first.id, second.id] as const };
}
