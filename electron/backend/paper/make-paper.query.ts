import { translator } from '../../../shared/i18n/translate.ts';
import type { QueryHandler } from '../context.ts';
import { paperData } from './paper-data.ts';
import { templateInUse } from './template-in-use.ts';
import { fillTemplate } from './word-template.ts';

export const makePaper: QueryHandler<'paper.make'> = async (db, { kind, sessionId }, { now, services }) => {
  const [template, data] = await Promise.all([templateInUse(db, kind, services), paperData(db, sessionId, now)]);
  const name = `${data.sessionNo} ${data.session} ${translator('zh-CN')(`paper.${kind}`)}`;
  return {
    fileName: `${name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_')}.docx`,
    content: fillTemplate(template.content, data).toString('base64'),
  };
};
