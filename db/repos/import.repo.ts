import type { AccountId, ImportId } from '../../shared/ids.ts';
import type { WriteTx } from '../handles.ts';

/** Records that a file was imported: what, by whom, how many rows were taken and refused. */
export async function insertImport(
  tx: WriteTx,
  done: {
    id: ImportId;
    fileName: string;
    kind: string;
    accepted: number;
    refused: number;
    accountId: AccountId;
    at: string;
  },
): Promise<void> {
  await tx.insertInto('petition_import').values(done).execute();
}
