import { releasedAt } from '../../../shared/domain/paper.ts';
import { AppError } from '../../../shared/errors.ts';
import type { QueryHandler } from '../context.ts';
import { invitedByPhone } from '../session-state/session-on-phone.ts';
import { paperData } from './paper-data.ts';
import { templateInUse } from './template-in-use.ts';
import { fillAsXml } from './word-template.ts';
import { readWord } from './word-text.ts';

/**
 * A released paper as text: filled into the template that the Word file is made from, so that phone and paper say the
 * same. Before it is released it does not exist for phones.
 */
export const paperForPhone: QueryHandler<'paper.forPhone'> = async (db, { kind, sessionId }, context) => {
  const session = await invitedByPhone(db, context);
  if (session?.id !== sessionId || releasedAt(kind, session) === null)
    throw new AppError('NOT_FOUND', { what: 'paper' });
  const [template, data] = await Promise.all([
    templateInUse(db, kind, context.services),
    paperData(db, kind, sessionId, context.now),
  ]);
  return { pieces: [...readWord(fillAsXml(template.content, data))] };
};
