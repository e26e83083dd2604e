import { saveCalendarYear } from '../../../db/repos/calendar.repo.ts';
import { parseCalendarYear } from '../../../shared/domain/calendar.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { recountDeadlines } from './recount-deadlines.ts';

export const importCalendarYear: CommandHandler<'calendar.importYear'> = async (tx, { content }, context) => {
  const parsed = parseCalendarYear(json(content));
  if (!parsed.ok) throw new AppError(parsed.code, parsed.details);
  const { year, off, work, source } = parsed;
  await saveCalendarYear(tx, { year, off: [...off], work: [...work], source, importedAt: context.now });
  const recomputed = await recountDeadlines(tx, 'provisional');
  context.about(String(year));
  return { year, recomputed };
};

function json(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\ufeff/, '')) as unknown;
  } catch {
    throw new AppError('CALENDAR_FILE_INVALID', { field: 'JSON' });
  }
}
