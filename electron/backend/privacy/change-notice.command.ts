import { findNotice, insertNotice } from '../../../db/repos/privacy.repo.ts';
import type { CommandHandler } from '../context.ts';
import { noticeGiven } from '../trust/notice-given.ts';

/** The next version; the shipped text stays on record as the first, since it may hang on the wall already. */
export const changeNotice: CommandHandler<'privacy.changeNotice'> = async (tx, { body }, context) => {
  await noticeGiven(tx, context);
  const version = ((await findNotice(tx))?.version ?? 0) + 1;
  await insertNotice(tx, { version, body, createdAt: context.now, createdBy: context.actor.accountId });
  return { version };
};
