import type { Correction } from '../../shared/domain/triage/learn.ts';
import type { TriageProposal } from '../../shared/domain/triage/proposal.ts';
import type { AccountId, PetitionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

/** What the classifier proposed, as pages get it. */
export type Proposal = TriageProposal;

export async function keepProposal(tx: WriteTx, petitionId: PetitionId, proposal: Proposal, at: string): Promise<void> {
  await tx
    .insertInto('classification')
    .values({ petitionId, modelVersion: proposal.modelVersion, proposal: JSON.stringify(proposal), at })
    .execute();
}

/** What the classifier said of this petition when it came in; null where it was not asked. */
export async function findProposal(db: AnyDb, petitionId: PetitionId): Promise<Proposal | null> {
  const row = await db
    .selectFrom('classification')
    .select('proposal')
    .where('petitionId', '=', petitionId)
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.proposal) as Proposal);
}

/** A person decided otherwise than the classifier proposed: the enterprise's own material to learn from. */
export async function addCorrection(
  tx: WriteTx,
  correction: {
    petitionId: PetitionId;
    proposed: Proposal;
    decided: Correction;
    accountId: AccountId | null;
    at: string;
  },
): Promise<void> {
  await tx
    .insertInto('triage_correction')
    .values({
      ...correction,
      text: correction.decided.text,
      proposed: JSON.stringify(correction.proposed),
      decided: JSON.stringify(correction.decided),
    })
    .execute();
}

/** All corrections since the last reset, oldest first. */
export async function listCorrections(db: AnyDb): Promise<readonly Correction[]> {
  const rows = await db.selectFrom('triage_correction').select('decided').orderBy('seq').execute();
  return rows.map(({ decided }) => JSON.parse(decided) as Correction);
}

export async function countCorrections(db: AnyDb): Promise<number> {
  const row = await db
    .selectFrom('triage_correction')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Forgets what was learned here; the shipped weights stay as they are. */
export async function forgetCorrections(tx: WriteTx): Promise<void> {
  await tx.deleteFrom('triage_correction').execute();
}
