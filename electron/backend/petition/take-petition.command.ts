import { getPetition } from '../../../db/repos/petition.repo.ts';
import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/** Takes a petition on. The department it was given to stays; one that nobody has named becomes that of who takes it. */
export const takePetition: CommandHandler<'petition.take'> = async (tx, { petitionId, version }, context) => {
  const { displayName: name, department, accountId } = context.actor;
  const given = (await getPetition(tx, petitionId)).handlerDepartment ?? '';
  const handlerDepartment = given === '' ? department : given;
  const moved = await movePetition(
    tx,
    {
      petitionId,
      version,
      act: 'assign',
      change: { handlerDepartment: handlerDepartment === '' ? null : handlerDepartment, handlerName: name },
      detail: { department: handlerDepartment, name },
    },
    { accountId, now: context.now },
  );
  context.about(petitionId);
  return { state: moved.state, version: moved.version };
};
