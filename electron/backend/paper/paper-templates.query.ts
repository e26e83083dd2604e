import { listTemplates } from '../../../db/repos/paper.repo.ts';
import { paperKinds, paperTags } from '../../../shared/domain/paper.ts';
import type { QueryHandler } from '../context.ts';

export const paperTemplates: QueryHandler<'paper.templates'> = async (db) => {
  const own = await listTemplates(db);
  return paperKinds.map((kind) => {
    const found = own.find((one) => one.kind === kind);
    return {
      kind,
      fileName: found?.fileName ?? null,
      replacedAt: found?.replacedAt ?? null,
      tags: [...paperTags[kind].top],
      lists: Object.entries(paperTags[kind].lists).map(([list, tags]) => ({ list, tags: [...tags] })),
    };
  });
};
