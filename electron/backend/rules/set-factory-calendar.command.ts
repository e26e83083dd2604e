import { saveFactoryCalendar } from '../../../db/repos/calendar.repo.ts';
import type { CommandHandler } from '../context.ts';
import { recountDeadlines } from './recount-deadlines.ts';

/** Deadlines still running are counted again by the new calendar; what was due before keeps the day it was judged by. */
export const setFactoryCalendar: CommandHandler<'calendar.setFactory'> = async (tx, input, context) => {
  await saveFactoryCalendar(tx, { ...input, updatedAt: context.now });
  return { recomputed: await recountDeadlines(tx, { stillRunningOn: context.today }) };
};
