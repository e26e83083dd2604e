import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findTemplate } from '../../../db/repos/paper.repo.ts';
import type { AnyDb } from '../../../db/handles.ts';
import type { PaperKind } from '../../../shared/domain/paper.ts';
import type { Services } from '../services.ts';

/** The Word file that a paper is made from: the enterprise's own, or the one that comes with the program. */
export async function templateInUse(
  db: AnyDb,
  kind: PaperKind,
  { resourcesDir }: Pick<Services, 'resourcesDir'>,
): Promise<{ readonly fileName: string; readonly content: Buffer }> {
  const own = await findTemplate(db, kind);
  if (own !== undefined) return own;
  const fileName = `${kind}.docx`;
  return { fileName, content: await readFile(path.join(resourcesDir, 'papers', fileName)) };
}
