import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findTemplate } from '../../../db/repos/paper.repo.ts';
import type { AnyDb } from '../../../db/handles.ts';
import type { PaperKind } from '../../../shared/domain/paper.ts';
import type { Services } from '../services.ts';

interface Template {
  readonly fileName: string;
  readonly content: Buffer;
}

type Resources = Pick<Services, 'resourcesDir'>;

/** The Word file that a paper is made from: the enterprise's own, or the one that comes with the program. */
export async function templateInUse(db: AnyDb, kind: PaperKind, resources: Resources): Promise<Template> {
  return (await findTemplate(db, kind)) ?? shippedTemplate(kind, resources);
}

/** The one that comes with the program. */
export async function shippedTemplate(kind: PaperKind, { resourcesDir }: Resources): Promise<Template> {
  const fileName = `${kind}.docx`;
  return { fileName, content: await readFile(path.join(resourcesDir, 'papers', fileName)) };
}
