import { describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/define.ts';
import { translator } from '../../shared/i18n/translate.ts';
import type { Topic } from '../../shared/topics.ts';
import { testHost } from '../support/backend.ts';
import { fieldsOf, sampleOf } from '../support/sample-input.ts';

const triage = { category: 'living_conditions', class: 'immediate', urgent: false, major: false } as const;

/**
 * Acts on a row that overwrite nothing, so that no version is needed: they add a line of their own (co-signing, a
 * rating, a vote, a check-in) or say the same when said twice.
 */
const addsOnly = new Set([
  'publication.draft',
  'publication.recordObjection',
  'account.create',
  'account.disable',
  'account.setPassphrase',
  'identity.open',
  'key.handOver',
  // Once and for good, refused the second time.
  'privacy.erase',
  'privacy.hold',
  'privacy.lift',
  'petition.register',
  'petition.cosign',
  'import.commit',
  'evaluation.open',
  'evaluation.rate',
  'evaluation.rateEfficiency',
  'evaluation.unlock',
  'session.addParticipant',
  'session.removeParticipant',
  'session.excuse',
  'session.checkIn',
  'session.checkOut',
  'session.setCurrentItem',
  'ballot.open',
  'ballot.cast',
  'ballot.castOpen',
  'ballot.unlock',
  'ballot.issuePaper',
  'ballot.sign',
  'ballot.castSigned',
  'ballot.voteOpen',
  'evaluation.rateMine',
  'petition.writeToPetitioner',
  'petition.cosignByPhone',
  'host.issueTickets',
  'host.issueDoorCode',
  'host.retirePoster',
  'session.checkInMyself',
  'session.checkOutMyself',
  // Shows something else on the wall and changes nothing anybody wrote.
  'session.steerScreen',
  'speech.ask',
  'speech.add',
  'speech.withdraw',
  'speech.start',
  'speech.end',
  'motion.put',
  'motion.cosign',
  'motion.withdraw',
  'motion.takeUp',
  'motion.decline',
]);

describe('two windows on the same petition', () => {
  it('the second is told, keeps what it typed to itself, and can do it on the latest', async () => {
    const host = await testHost();
    const first = await host.chair();
    const second = await host.signIn('chair');
    const told: Topic[] = [];
    host.backend.onChange((changed) => told.push(...changed));
    const { petitionId } = await first.do('petition.register', { text: '三楼洗手台水龙头关不紧', triage });
    const [here, there] = await Promise.all([
      first.do('petition.get', { petitionId }),
      second.do('petition.get', { petitionId }),
    ]);
    expect(here.version).toBe(there.version);
    told.length = 0;
    await first.do('petition.answer', { petitionId, version: here.version, answer: '明天换阀芯' });
    expect(told).toContain('petition');

    const late = { petitionId, version: there.version, answer: '下周再说' };
    const refusal = await second.refused('petition.answer', late);
    expect(refusal.code).toBe('CONFLICT');
    expect(translator('zh-CN')('error.CONFLICT', refusal.details)).toContain('您的改动尚未保存');
    expect(translator('en')('error.CONFLICT', refusal.details)).toContain('has not been saved');
    const latest = await second.do('petition.get', { petitionId });
    expect(JSON.stringify(latest)).toContain('明天换阀芯');
    expect(JSON.stringify(latest)).not.toContain('下周再说');
    await second.do('petition.reportDone', { petitionId, version: latest.version, note: '已换' });
  });

  it('lets exactly one through when both press the button at the same moment', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { petitionId } = await chair.do('petition.register', { text: '三楼洗手台水龙头关不紧', triage });
    const answers = Array.from({ length: 8 }, (_, i) => `答复${i}`);
    const replies = await Promise.all(
      answers.map((answer) => host.send('petition.answer', { petitionId, version: 0, answer }, chair.token)),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.filter((reply) => !reply.ok && reply.error.code === 'CONFLICT')).toHaveLength(7);
    const { events } = await chair.do('petition.get', { petitionId });
    expect(events.filter((event) => event.kind === 'answer')).toHaveLength(1);
  });
});

describe('every command', () => {
  const commands = (Object.entries(contract) as [string, Operation][]).filter(([, { kind }]) => kind === 'command');

  it.each(commands)('%s says which version of its row it was made on, or overwrites nothing', (name, { input }) => {
    const fields = Object.keys(fieldsOf(input));
    const onARow = fields.some((field) => /Ids?$/.test(field));
    expect(fields.includes('version') || !onARow || addsOnly.has(name)).toBe(true);
  });

  it('on a petition, done on an old version, is refused as CONFLICT and leaves no trace', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { petitionId } = await chair.do('petition.register', { text: '三楼洗手台水龙头关不紧', triage });
    await chair.do('petition.answer', { petitionId, version: 0, answer: '明天换阀芯' });
    const other = await chair.do('petition.register', { text: '另一条诉求', triage });
    const before = host.rows('SELECT * FROM petition, (SELECT count(*) FROM audit_entry)');
    const acts = commands.filter(([name, { input }]) => name.startsWith('petition.') && 'version' in fieldsOf(input));
    expect(acts.length).toBeGreaterThan(8);
    for (const [name, { input }] of acts) {
      const into = 'intoId' in fieldsOf(input) ? { intoId: other.petitionId } : {};
      const stale = { ...(sampleOf(input) as object), ...into, petitionId, version: 0 };
      expect((await chair.refused(name as never, stale)).code, name).toBe('CONFLICT');
    }
    expect(host.rows('SELECT * FROM petition, (SELECT count(*) FROM audit_entry)')).toEqual(before);
  });
});
