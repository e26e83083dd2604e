import type { WriteTx } from '../../../db/handles.ts';
import { countSignedPapers, countUsedPapers } from '../../../db/repos/ballot-paper.repo.ts';
import { countVoted, insertPublishedSlips, type Ballot } from '../../../db/repos/ballot.repo.ts';
import { emptyBox, getBox, listSlips } from '../../../db/repos/secret-box.repo.ts';
import type { Choice } from '../../../shared/domain/ballot.ts';
import { boxAgrees, countsOf, type Counts } from '../../../shared/domain/ballot.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../context.ts';
import { openSlips } from '../trust/secret-box.ts';
import { parseVote } from './secret-vote.ts';

/**
 * Opens a ballot's box, counts what the desk and the phones put in as one, publishes the slips by their random codes, and
 * leaves nothing of the box in any file.
 */
export async function countBox(tx: WriteTx, ballot: Ballot, context: CommandContext<'ballot.close'>): Promise<Counts> {
  const { services } = context;
  const privateKey = ballot.boxId === null ? undefined : services.boxKeys.find(ballot.boxId);
  if (ballot.boxId === null || privateKey === undefined) throw new AppError('BALLOT_KEY_MISSING');
  const { boxId } = ballot;
  const { publicKey } = await getBox(tx, boxId);
  const texts = await openSlips({ publicKey, privateKey }, await listSlips(tx, boxId));
  const [ticked, signed, used] = await Promise.all([
    countVoted(tx, ballot.id),
    countSignedPapers(tx, ballot.id),
    countUsedPapers(tx, boxId),
  ]);
  if (!boxAgrees({ ticked, signed, used, slips: texts.length, paper: ballot.paperIssued ?? 0 }))
    throw new AppError('BALLOT_BOX_DIFFERS', { slips: texts.length, ticked });
  const votes = texts.flatMap((text) => (text === undefined ? [] : (parseVote(text) ?? [])));
  await insertPublishedSlips(
    tx,
    ballot.id,
    withOwnCodes(votes).toSorted((a, b) => (a.trackingCode < b.trackingCode ? -1 : 1)),
  );
  await emptyBox(tx, boxId, context.now);
  context.afterCommit(async () => {
    services.boxKeys.forget(boxId);
    services.slips.forget(ballot.id);
    await services.emptyLog();
    services.backups.boxIsEmptied();
  });
  const chosen = votes.map((vote) => vote.choice);
  return countsOf(chosen, { issued: ticked, returned: texts.length });
}

/**
 * Two slips with one code: chance gives that once in a billion ballots, somebody who copies another's code at will. Both
 * count and both are on the list, the later ones with a number behind the code.
 */
function withOwnCodes(votes: readonly { readonly trackingCode: string; readonly choice: Choice }[]) {
  const seen = new Map<string, number>();
  return votes.map(({ trackingCode, choice }) => {
    const times = (seen.get(trackingCode) ?? 0) + 1;
    seen.set(trackingCode, times);
    return { trackingCode: times === 1 ? trackingCode : `${trackingCode}/${times}`, choice };
  });
}
