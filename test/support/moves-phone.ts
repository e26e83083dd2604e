import { byStaff, receiptCodesOf, type Move } from './moves-petition.ts';
import type { Workload } from './workload.ts';

/** What comes in from the workshop by phone, and what the desk answers. */
export const phoneMoves: Readonly<Record<string, Move>> = {
  handIn: (w) =>
    w.command(undefined, 'petition.handIn', {
      text: `${w.mark()} 手机扫码提交：更衣室的灯不亮`,
      workshop: w.random.pick(['', '一车间', '包装车间']),
      ...(w.random.chance(0.3) ? { category: 'safety_health' as const } : {}),
      ...(w.random.chance(0.3) ? { identity: { name: '某人', phone: '', employeeNo: '' } } : {}),
    }),
  cosignByPhone: async (w) => {
    const list = await w.query('officer', 'petition.list', { limit: 20 });
    if (list === undefined || list.rows.length === 0) return;
    const { petitionNo } = w.random.pick(list.rows);
    const phoneId = w.random.bytes(32).toString('base64url');
    await w.command(undefined, 'petition.cosignByPhone', { petitionNo, phoneId });
  },
  writeToPetitioner: async (w) => {
    const list = await w.query('officer', 'petition.list', { limit: 20 });
    if (list === undefined || list.rows.length === 0) return;
    const { id: petitionId } = w.random.pick(list.rows);
    await w.command(byStaff(w), 'petition.writeToPetitioner', { petitionId, body: `已转相关部门 ${w.mark()}` });
  },
  writeBack: async (w) => {
    const codes = receiptCodesOf(w);
    if (codes.length === 0) return;
    await w.command(undefined, 'receipt.write', { code: w.random.pick(codes), body: `还没有修好 ${w.mark()}` });
  },
  speak: speakers,
  speakers,
};

/** The speaker list of a session that is held. */
async function speakers(w: Workload): Promise<void> {
  const list = await w.query('chair', 'session.list', { states: ['open'], limit: 3 });
  const sessionId = list?.rows.at(0)?.id;
  if (sessionId === undefined) return;
  const by = byStaff(w);
  const heard = await w.query(by, 'speech.list', { sessionId });
  if (heard === undefined) return;
  const { speaking, waiting } = heard;
  const [next] = waiting;
  if (speaking !== null && w.random.chance(0.5)) {
    await w.command(by, 'speech.end', { speechId: speaking.id });
  } else if (next !== undefined && w.random.chance(0.6)) {
    const call = w.random.chance(0.3) ? 'speech.withdraw' : 'speech.start';
    await w.command(by, call, { speechId: next.id });
    // Else another act, a decision or a ballot, mostly ends it first.
    if (call === 'speech.start' && w.random.chance(0.4)) await w.command(by, 'speech.end', { speechId: next.id });
  } else {
    const session = await w.query(by, 'session.get', { sessionId });
    const here = session?.participants.filter(({ present }) => present) ?? [];
    if (here.length > 0) await w.command(by, 'speech.add', { participantId: w.random.pick(here).id });
  }
}
