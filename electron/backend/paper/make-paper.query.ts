import type { QueryHandler } from '../context.ts';
import { paperData } from './paper-data.ts';
import { templateInUse } from './template-in-use.ts';
import { fillTemplate } from './word-template.ts';
import { t } from './words.ts';

export const makePaper: QueryHandler<'paper.make'> = async (db, { kind, sessionId }, { now, services }) => {
  const [template, data] = await Promise.all([templateInUse(db, kind, services), paperData(db, kind, sessionId, now)]);
  const name = `${data.sessionNo} ${data.session} ${t(`paper.${kind}`)}`;
  return {
    fileName: `${name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_')}.docx`,
    content: fillTemplate(template.content, data).toString('base64'),
  };
};
