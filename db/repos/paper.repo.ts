import type { PaperKind } from '../../shared/domain/paper.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

/** The enterprise's own template of a paper; undefined while the program's is used. */
export async function findTemplate(db: AnyDb, kind: PaperKind) {
  return db.selectFrom('paper_template').selectAll().where('kind', '=', kind).executeTakeFirst();
}

/** Which templates are the enterprise's own, without their content. */
export async function listTemplates(db: AnyDb) {
  return db.selectFrom('paper_template').select(['kind', 'fileName', 'replacedAt']).execute();
}

export async function saveTemplate(
  tx: WriteTx,
  template: { kind: PaperKind; fileName: string; content: Buffer; replacedAt: string; replacedBy: AccountId | null },
): Promise<void> {
  const { fileName, content, replacedAt, replacedBy } = template;
  await tx
    .insertInto('paper_template')
    .values(template)
    .onConflict((c) => c.column('kind').doUpdateSet({ fileName, content, replacedAt, replacedBy }))
    .execute();
}

export async function deleteTemplate(tx: WriteTx, kind: PaperKind): Promise<void> {
  await tx.deleteFrom('paper_template').where('kind', '=', kind).execute();
}
