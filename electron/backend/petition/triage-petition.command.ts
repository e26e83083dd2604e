import { addCorrection, findProposal } from '../../../db/repos/triage.repo.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { asColumns, deadlinesFrom } from './clock-of-petition.ts';
import { asCorrection, corrects, decisionColumns } from './decision-columns.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/**
 * Decides category, class and marks. On a petition already triaged this reclassifies: the reason is recorded, the clock
 * runs by the new class from today, and the first deadlines stay for the statistics (domain.md §3).
 */
export const triagePetition: CommandHandler<'petition.triage'> = async (
  tx,
  { petitionId, version, decision, reason },
  context,
) => {
  const petition = await getPetition(tx, petitionId);
  const again = petition.state !== 'received';
  if (again && reason === '') throw new AppError('PETITION_REASON_MISSING', { field: 'reason' });
  const startOn = again && decision.class !== petition.class ? context.today : petition.startOn;
  const deadlines = await deadlinesFrom(tx, { class: decision.class, urgent: decision.urgent, startOn });
  const { accountId } = context.actor;
  const moved = await movePetition(
    tx,
    {
      petitionId,
      version,
      act: again ? 'reclassify' : 'triage',
      change: {
        ...decisionColumns(decision),
        ...asColumns(deadlines),
        startOn,
        ...(again ? {} : { firstAnswerBy: deadlines.answerBy, firstDoneBy: deadlines.doneBy }),
      },
      note: reason,
      detail: { ...decision },
    },
    { accountId, now: context.now },
  );
  const proposal = await findProposal(tx, petitionId);
  if (proposal !== null && corrects(decision, proposal)) {
    const decided = asCorrection(petition.text, decision);
    await addCorrection(tx, { petitionId, proposed: proposal, decided, accountId, at: context.now });
    context.afterCommit(() => context.services.classifier.learn([decided]));
  }
  context.about(petitionId);
  return { state: moved.state, version: moved.version };
};
