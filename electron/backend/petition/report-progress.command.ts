import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { nextProgressDue } from '../../../shared/domain/deadline.rules.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/** Adds a report of progress, never overwriting an earlier one, and sets the day by which the next is due. */
export const reportProgress: CommandHandler<'petition.reportProgress'> = async (
  tx,
  { petitionId, version, note },
  context,
) => {
  const { settings } = rulesInForce(await listRulesVersions(tx), context.today);
  const moved = await movePetition(
    tx,
    {
      petitionId,
      version,
      act: 'reportProgress',
      change: { progressBy: nextProgressDue(context.today, settings) },
      note,
    },
    { accountId: context.actor.accountId, now: context.now },
  );
  context.about(petitionId);
  return { state: moved.state, version: moved.version };
};
