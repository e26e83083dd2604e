import { insertRatings } from '../../../db/repos/evaluation.repo.ts';
import { findPetitionerScore } from '../../../db/repos/message.repo.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { findCarriedOn } from '../../../db/repos/receipt.queries.ts';
import { mayPetitionerRate } from '../../../shared/domain/receipt.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { petitionOfCode } from './petition-of-code.ts';

/** Rates the own petition by the state of what it was merged into; it moves nothing on. */
export const rateResult: CommandHandler<'receipt.rate'> = async (tx, { code, score }, context) => {
  const petitionId = await petitionOfCode(tx, code, context);
  const into = await getPetition(tx, await findCarriedOn(tx, petitionId));
  demand(mayPetitionerRate(into.state));
  if ((await findPetitionerScore(tx, petitionId)) !== undefined) throw new AppError('EVALUATION_ALREADY_RATED');
  await insertRatings(tx, [
    {
      id: newUnorderedId(),
      roundId: null,
      side: 'petitioner',
      sessionId: null,
      petitionId,
      givenOn: context.today,
      score,
      comment: '',
    },
  ]);
  context.about(petitionId);
  return {};
};
