import { insertBoxRound } from '../../../db/repos/box-round.repo.ts';
import { takeSeriesNo } from '../../../db/repos/series.repo.ts';
import { mayOpenBox } from '../../../shared/domain/box-round.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

export const openBox: CommandHandler<'box.open'> = async (tx, input, context) => {
  if (input.openedOn > context.today) {
    throw new AppError('INVALID_INPUT', { field: 'openedOn', problem: 'future', limit: null });
  }
  demand(mayOpenBox(input));
  const year = Number(input.openedOn.slice(0, 4));
  const roundNo = `${year}-${String(await takeSeriesNo(tx, 'box', year)).padStart(2, '0')}`;
  const roundId = context.newId<'BoxRound'>();
  const by = { recordedBy: context.actor.accountId, recordedAt: context.now };
  await insertBoxRound(tx, { id: roundId, roundNo, ...input, ...by });
  context.about(roundId);
  return { roundId, roundNo };
};
