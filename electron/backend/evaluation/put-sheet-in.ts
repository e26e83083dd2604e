import type { WriteTx } from '../../../db/handles.ts';
import { getRound, listRoll, listSubjects, tickRated } from '../../../db/repos/evaluation.repo.ts';
import { getBox, insertSlip } from '../../../db/repos/secret-box.repo.ts';
import { mayRate } from '../../../shared/domain/evaluation.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { EvaluationRoundId, PetitionId, RepresentativeId } from '../../../shared/ids.ts';
import { demand } from '../../../shared/verdict.ts';
import { newUnorderedId } from '../ids.ts';
import { sealSlip } from '../trust/secret-box.ts';
import { sheetText } from './sheet.ts';

export interface Sheet {
  readonly roundId: EvaluationRoundId;
  /** 1 to 5. */
  readonly session: number;
  readonly petitions: readonly { readonly petitionId: PetitionId; readonly score: number }[];
}

/**
 * The tick on the roll and the sealed sheet are one transaction; nothing that is kept joins them.
 * @throws AppError NOT_FOUND, EVALUATION_NOT_OPEN, EVALUATION_ALREADY_RATED, FORBIDDEN for who is not on the roll
 */
export async function putSheetIn(
  tx: WriteTx,
  sheet: Sheet,
  representativeId: RepresentativeId | undefined,
): Promise<void> {
  const round = await getRound(tx, sheet.roundId);
  const line = (await listRoll(tx, round.id)).find((one) => one.representativeId === representativeId);
  demand(mayRate({ round: round.state, isEntitled: line !== undefined, hasRated: line?.rated === 1 }));
  if (round.boxId === null || line === undefined) throw new AppError('EVALUATION_NOT_OPEN');
  const subjects = await listSubjects(tx, round.id);
  const given = new Map(sheet.petitions.map(({ petitionId, score }) => [petitionId, score]));
  const { publicKey } = await getBox(tx, round.boxId);
  const text = sheetText(
    sheet.session,
    subjects.map((subject) => given.get(subject.id) ?? 0),
  );
  if (!(await tickRated(tx, round.id, line.representativeId))) throw new AppError('EVALUATION_ALREADY_RATED');
  await insertSlip(tx, { id: newUnorderedId(), boxId: round.boxId, sealed: await sealSlip(publicKey, text) });
}
