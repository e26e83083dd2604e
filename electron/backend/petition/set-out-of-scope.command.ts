import { addCorrection, findProposal } from '../../../db/repos/triage.repo.ts';
import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/** Not a matter of this enterprise's consultation: says why, and the petitioner still gets an answer. */
export const setOutOfScope: CommandHandler<'petition.setOutOfScope'> = async (tx, input, context) => {
  const { petitionId, version, reason, answer } = input;
  const { accountId } = context.actor;
  const moved = await movePetition(
    tx,
    {
      petitionId,
      version,
      act: 'setOutOfScope',
      change: { answeredAt: context.now },
      note: answer,
      detail: { reason },
    },
    { accountId, now: context.now },
  );
  const proposal = await findProposal(tx, petitionId);
  if (proposal?.inScope.value === true) {
    const { text } = moved.before;
    const decided = { text, category: null, class: null, urgent: false, major: false, inScope: false };
    await addCorrection(tx, { petitionId, proposed: proposal, decided, accountId, at: context.now });
    context.afterCommit(() => context.services.classifier.learn([decided]));
  }
  context.about(petitionId);
  return { state: moved.state, version: moved.version };
};
