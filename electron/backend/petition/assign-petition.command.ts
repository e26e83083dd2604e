import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/** Names the department and person who shall settle it; whoever registered it stays responsible (首问负责). */
export const assignPetition: CommandHandler<'petition.assign'> = async (tx, input, context) => {
  const { petitionId, version } = input;
  const moved = await movePetition(
    tx,
    {
      petitionId,
      version,
      act: 'assign',
      change: { handlerDepartment: input.department, handlerName: input.name === '' ? null : input.name },
      note: input.note,
      detail: { department: input.department, name: input.name },
    },
    { accountId: context.actor.accountId, now: context.now },
  );
  context.about(petitionId);
  return { state: moved.state, version: moved.version };
};
