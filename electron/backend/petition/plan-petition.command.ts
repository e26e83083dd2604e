import { insertActionItem } from '../../../db/repos/action.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { takeSeriesNo } from '../../../db/repos/series.repo.ts';
import { nextProgressDue } from '../../../shared/domain/deadline.rules.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/** The plan a long-term petition is owed: timetable, person responsible, milestones; from now on progress is published. */
export const planPetition: CommandHandler<'petition.plan'> = async (tx, input, context) => {
  const { petitionId, version, plan, department, responsible, dueOn } = input;
  const { settings } = rulesInForce(await listRulesVersions(tx), context.today);
  const moved = await movePetition(
    tx,
    {
      petitionId,
      version,
      act: 'plan',
      change: {
        handlerDepartment: department,
        handlerName: responsible,
        answeredAt: context.now,
        progressBy: nextProgressDue(context.today, settings),
      },
      note: plan,
      detail: { department, responsible, dueOn },
    },
    { accountId: context.actor.accountId, now: context.now },
  );
  const year = Number(context.today.slice(0, 4));
  const id = context.newId<'ActionItem'>();
  await insertActionItem(
    tx,
    {
      id,
      actionNo: `L${year}-${String(await takeSeriesNo(tx, 'action', year)).padStart(4, '0')}`,
      petitionId,
      what: plan,
      department,
      responsible,
      startOn: context.today,
      dueOn,
      firstDueOn: dueOn,
      state: 'open',
      createdAt: context.now,
    },
    input.milestones.map((milestone, position) => ({ id: context.newId(), actionItemId: id, position, ...milestone })),
  );
  context.about(petitionId);
  return { state: moved.state, version: moved.version };
};
