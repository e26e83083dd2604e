import { getRound, listRoll, listSubjects, tickRated } from '../../../db/repos/evaluation.repo.ts';
import { getBox, insertSlip } from '../../../db/repos/secret-box.repo.ts';
import { mayRate } from '../../../shared/domain/evaluation.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { sealSlip } from '../trust/secret-box.ts';
import { sheetText } from './sheet.ts';

/** The tick on the roll and the sealed sheet are one transaction; nothing that is kept joins them. */
export const rateSession: CommandHandler<'evaluation.rate'> = async (tx, input, context) => {
  const round = await getRound(tx, input.roundId);
  context.about(round.id);
  const roll = await listRoll(tx, round.id);
  const line = roll.find((one) => one.representativeId === input.representativeId);
  demand(mayRate({ round: round.state, isEntitled: line !== undefined, hasRated: line?.rated === 1 }));
  const subjects = await listSubjects(tx, round.id);
  const given = new Map(input.petitions.map(({ petitionId, score }) => [petitionId, score]));
  if (round.boxId === null) throw new AppError('EVALUATION_NOT_OPEN');
  const { publicKey } = await getBox(tx, round.boxId);
  const text = sheetText(
    input.session,
    subjects.map((subject) => given.get(subject.id) ?? 0),
  );
  if (!(await tickRated(tx, round.id, input.representativeId))) throw new AppError('EVALUATION_ALREADY_RATED');
  await insertSlip(tx, { id: newUnorderedId(), boxId: round.boxId, sealed: await sealSlip(publicKey, text) });
  return {};
};
