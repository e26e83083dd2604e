import type { QueryHandler } from '../context.ts';
import { shippedTemplate, templateInUse } from './template-in-use.ts';

export const paperTemplate: QueryHandler<'paper.template'> = async (db, { kind, shipped }, { services }) => {
  const { fileName, content } = await (shipped ? shippedTemplate(kind, services) : templateInUse(db, kind, services));
  return { fileName, content: content.toString('base64') };
};
