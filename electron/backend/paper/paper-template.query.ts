import type { QueryHandler } from '../context.ts';
import { templateInUse } from './template-in-use.ts';

export const paperTemplate: QueryHandler<'paper.template'> = async (db, { kind }, { services }) => {
  const { fileName, content } = await templateInUse(db, kind, services);
  return { fileName, content: content.toString('base64') };
};
