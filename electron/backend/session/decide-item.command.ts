import type { WriteTx } from '../../../db/handles.ts';
import { insertActionItem } from '../../../db/repos/action.repo.ts';
import { listBallotsOfItem } from '../../../db/repos/ballot.repo.ts';
import { takeSeriesNo } from '../../../db/repos/series.repo.ts';
import { getAgendaItem, getSession, updateAgendaItem, type AgendaItem } from '../../../db/repos/session.repo.ts';
import { endRunning } from '../../../db/repos/speech.repo.ts';
import type { ParsedInputOf } from '../../../shared/contract/index.ts';
import { mayEndAs, needsGates } from '../../../shared/domain/agenda.rules.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandContext, CommandHandler } from '../context.ts';
import { gatesOf } from '../session-state/gates.ts';
import { carryOn } from './carry-on.ts';

type Input = ParsedInputOf<'session.decide'>;

/**
 * Ends an item and what is being said on it: the gates are asked again at this moment, the measures become action items,
 * and the petition behind it moves on through its own life cycle.
 */
export const decideItem: CommandHandler<'session.decide'> = async (tx, input, context) => {
  const item = await getAgendaItem(tx, input.itemId);
  const session = await getSession(tx, item.sessionId);
  demand(mayDo(session.state, 'decide'));
  const gates = await gatesOf(tx, session);
  if (needsGates(input.outcome)) demand(gates.deciding);
  const ballots = await listBallotsOfItem(tx, item.id);
  const closed = ballots.find((ballot) => ballot.state === 'closed');
  demand(
    mayEndAs(
      {
        outcome: item.outcome,
        major: item.major === 1,
        answer: item.answer,
        ballots: {
          open: ballots.some((ballot) => ballot.state === 'open'),
          passed: closed === undefined ? null : closed.passed === 1,
        },
      },
      { outcome: input.outcome, note: input.note, measures: input.measures.length },
    ),
  );
  if (input.outcome === 'escalated' && input.to === undefined) {
    throw new AppError('INVALID_INPUT', { field: 'to', problem: 'missing', limit: null });
  }

  const actionNos = await writeMeasures(tx, item, input, context);
  const version = await updateAgendaItem(tx, item.id, input.version, {
    outcome: input.outcome,
    outcomeNote: input.note,
    decidedAt: context.now,
  });
  await endRunning(tx, session.id, context.now);
  if (item.petitionId !== null) {
    await carryOn(
      tx,
      {
        petitionId: item.petitionId,
        sessionNo: session.sessionNo,
        answer: item.answer,
        outcome: input.outcome,
        note: input.note,
        to: input.to,
        settings: gates.settings,
        actionNos,
      },
      { accountId: context.actor.accountId, now: context.now, today: context.today },
    );
  }
  context.about(session.id);
  return { version, actionNos };
};

/** Only what was agreed or passed is carried out: measures with any other outcome are refused as a mistake. */
async function writeMeasures(
  tx: WriteTx,
  item: AgendaItem,
  { outcome, measures }: Input,
  context: CommandContext<'session.decide'>,
): Promise<string[]> {
  if (measures.length > 0 && outcome !== 'agreed' && outcome !== 'passed') {
    throw new AppError('INVALID_INPUT', { field: 'measures', problem: 'outcome', limit: null });
  }
  const year = Number(context.today.slice(0, 4));
  const actionNos: string[] = [];
  for (const { what, department, responsible, dueOn, criterion } of measures) {
    if (dueOn < context.today) throw new AppError('INVALID_INPUT', { field: 'dueOn', problem: 'past', limit: null });
    const actionNo = `L${year}-${String(await takeSeriesNo(tx, 'action', year)).padStart(4, '0')}`;
    await insertActionItem(tx, {
      id: context.newId(),
      actionNo,
      sessionId: item.sessionId,
      agendaItemId: item.id,
      petitionId: item.petitionId,
      what,
      criterion,
      department,
      responsible,
      startOn: context.today,
      dueOn,
      firstDueOn: dueOn,
      state: 'open',
      createdAt: context.now,
    });
    actionNos.push(actionNo);
  }
  return actionNos;
}
