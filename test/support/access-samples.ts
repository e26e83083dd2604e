import { randomUUID } from 'node:crypto';
import type { CallName } from '../../shared/contract/index.ts';
import { about, plain, type Sample } from './access-sample.ts';
import { consultingSamples } from './access-samples-consulting.ts';
import { phoneSamples } from './access-samples-phone.ts';
import { privacySamples } from './access-samples-privacy.ts';
import { keySamples } from './access-samples-keys.ts';
import { recordSamples } from './access-samples-record.ts';
import type { World } from './access-world.ts';
import { passphrase } from './backend.ts';

const decision = { category: 'living_conditions', class: 'immediate', urgent: false, major: false };
const notice = { title: '热水供应', content: '十月一日起供应。' };
const text = '三楼洗手台水龙头关不紧';

/** The account that is signed in, another one, or none; all are as they were made. */
const account = (more: object = {}): Sample =>
  about(({ subject, accountId, world }) => ({
    accountId: { own: accountId ?? world.people.chair.accountId, other: world.stranger, missing: randomUUID() }[
      subject
    ],
    ...more,
  }));

type PetitionKind = keyof World['petitions']['own'];
const petition = (kind: PetitionKind, more: object = {}, versioned = true): Sample =>
  about(async ({ subject, world }) => {
    if (subject === 'missing') return { petitionId: randomUUID(), ...(versioned ? { version: 0 } : {}), ...more };
    const petitionId = world.petitions[subject][kind];
    const { version } = await world.reader.do('petition.get', { petitionId });
    return { petitionId, ...(versioned ? { version } : {}), ...more };
  });

const action = (kind: 'open' | 'done', more: object = {}): Sample =>
  about(({ subject, world }) => {
    const found = subject === 'missing' ? { actionItemId: randomUUID(), version: 0 } : world.actions[subject][kind];
    return { actionItemId: found.actionItemId, version: found.version, ...more };
  });

const publication = (kind: 'draft' | 'released', more: object = {}): Sample =>
  about(({ subject, world }) => ({
    publicationId: subject === 'missing' ? randomUUID() : world.publications[subject][kind],
    ...more,
  }));

/** Prepared by the caller, where a caller could have, or by somebody else. */
const imported = about(async ({ subject, world, role, accountId }) => {
  if (subject === 'missing') return { importId: randomUUID() };
  const { signedIn, clock } = world.host.backend.services;
  const own = subject === 'own' && accountId !== undefined && (role === 'chair' || role === 'officer');
  const token = own
    ? signedIn.begin({ accountId, role, displayName: role, department: '' }, 60, clock.now())
    : world.reader.token();
  const content = Buffer.from('姓名,部门,职务\n李敏,人力资源部,经理\n').toString('base64');
  const input = { kind: 'management', fileName: '行政方.csv', content };
  const prepared = await world.host.send('import.prepare', input, token);
  if (!prepared.ok) throw new Error(`import.prepare: ${prepared.error.code}`);
  return { importId: (prepared.value as { importId: string }).importId };
});

export const samples: Readonly<Record<CallName, Sample>> = {
  ...consultingSamples,
  ...keySamples,
  ...recordSamples,
  ...privacySamples,
  ...phoneSamples,
  'system.status': plain({}),
  'system.setUp': plain({
    enterpriseName: '佛山市禅陶建材有限公司',
    unionName: '禅陶建材工会委员会',
    size: 'large',
    staffCount: 300,
    chair: { name: 'chair', displayName: '霍明辉', passphrase },
  }),
  'system.fillDemo': plain({}),
  'system.discardDemo': plain({}),
  'account.signIn': plain({ name: 'chair', passphrase }),
  'account.signOut': plain({}),
  'account.changePassphrase': plain({ current: passphrase, next: '直挂云帆济沧海' }),
  'account.create': plain({ name: 'newcomer', displayName: '何丽萍', role: 'officer', passphrase }),
  'account.changeRole': account({ role: 'observer', version: 0 }),
  'account.setPassphrase': account({ passphrase: '直挂云帆济沧海' }),
  'account.disable': account(),
  'account.list': plain({}),
  'account.passphraseStrength': plain({ passphrase, name: 'newcomer' }),
  'petition.propose': plain({ text }),
  'petition.register': plain({ text }),
  'petition.list': plain({}),
  'petition.counts': plain({}),
  'petition.get': petition('assigned', {}, false),
  'petition.explainDue': petition('assigned', {}, false),
  'petition.similar': plain({ text }),
  'petition.triage': petition('received', { decision }),
  'petition.setOutOfScope': petition('received', { reason: '不属于协商范围', answer: '请向物业反映' }),
  'petition.merge': about(async (given) => ({
    ...((await petition('received').input(given)) as object),
    intoId: given.world.petitions.own.assigned,
  })),
  'petition.cosign': petition('assigned', {}, false),
  'petition.writeToPetitioner': petition('assigned', { body: '已在办理' }, false),
  'petition.assign': petition('assigned', { department: '后勤部' }),
  'petition.take': petition('assigned'),
  'petition.views': plain({}),
  'petition.saveView': plain({ name: '我的', filter: {} }),
  'petition.deleteView': plain({ name: '我的' }),
  'draft.list': plain({}),
  'draft.keep': plain({ place: 'intake', body: '{}' }),
  'draft.drop': plain({ place: 'intake' }),
  'draft.clear': plain({}),
  'petition.answer': petition('assigned', { answer: '明天修' }),
  'petition.plan': petition('planning', {
    plan: '更换',
    department: '后勤部',
    responsible: '李敏',
    dueOn: '2025-12-31',
  }),
  'petition.reportProgress': petition('answered', { note: '已派工' }),
  'petition.reportDone': petition('answered', { note: '已修' }),
  'petition.escalate': petition('assigned', { to: 'union_above', reason: '超出权限' }),
  'petition.return': petition('escalated', { result: '上级已答复' }),
  'petition.close': petition('done', { closing: 'solved' }),
  'action.list': plain({}),
  'action.get': about(({ subject, world }) => ({
    actionItemId: subject === 'missing' ? randomUUID() : world.actions[subject].open.actionItemId,
  })),
  'action.reportProgress': action('open', { note: '询价中', percent: 30 }),
  'action.reportDone': action('open', { evidence: '照片已贴' }),
  'action.verify': action('done'),
  'action.sendBack': action('done', { reason: '仍在漏' }),
  'action.extend': action('open', { dueOn: '2025-11-28', reason: '雨季' }),
  'action.completeMilestone': about(({ subject, world }) =>
    subject === 'missing'
      ? { actionItemId: randomUUID(), version: 0, milestoneId: randomUUID() }
      : world.actions[subject].open,
  ),
  'action.drop': action('open', { reason: '并入大修' }),
  'attachment.add': plain({ name: '风扇.png', content: 'aGVsbG8=' }),
  'attachment.read': about(({ subject, world }) => ({
    attachmentId: subject === 'missing' ? randomUUID() : world.attachments[subject].attachmentId,
  })),
  // Neither is on the agenda of the session that phones show.
  'attachment.forPhone': about(({ subject, world }) => ({
    attachmentId: subject === 'missing' ? randomUUID() : world.attachments[subject].attachmentId,
  })),
  'publication.list': plain({}),
  'publication.get': about(({ subject, world }) => ({
    publicationId: {
      own: world.publications.own.released,
      other: world.publications.other.draft,
      missing: randomUUID(),
    }[subject],
  })),
  'publication.propose': plain({ kind: 'notice' }),
  'publication.draft': plain({ kind: 'notice', ...notice }),
  'publication.edit': publication('draft', { version: 0, ...notice }),
  'publication.discard': publication('draft', { version: 0 }),
  'publication.release': publication('draft', { version: 0 }),
  'publication.withdraw': publication('released', { version: 1, reason: '日期有误' }),
  'publication.recordObjection': publication('released', { text: '时间太晚' }),
  'publication.answerObjection': about(({ subject, world }) => ({
    objectionId: subject === 'missing' ? randomUUID() : world.publications[subject].objectionId,
    version: 0,
    answer: '已提前',
  })),
  'import.prepare': plain({ kind: 'management', fileName: '行政方.csv', content: 'aGVsbG8=' }),
  'import.commit': imported,
  'import.progress': imported,
  'import.cancel': imported,
  'roster.representatives': plain({}),
  'roster.management': plain({}),
  'roster.workshops': plain({}),
  'today.overview': plain({}),
  'rules.list': plain({}),
  'rules.change': plain({ effectiveOn: '2026-01-01', settings: {} }),
  'calendar.get': plain({}),
  'calendar.importYear': plain({ content: '{"year":2027,"off":["2027-01-01"],"work":[],"source":"国办通知"}' }),
  'calendar.setFactory': plain({ restWeekdays: [7], off: [], work: [] }),
  'board.wall': plain({}),
  'triage.model': plain({}),
  'triage.reset': plain({}),
  'figures.get': plain({ from: '2025-01-01', to: '2025-12-31' }),
  'screen.state': plain({}),
};
