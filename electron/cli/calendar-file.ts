import { parseCalendarYear, type ParsedYear } from '../../shared/domain/calendar.rules.ts';
import { AppError } from '../../shared/errors.ts';

/**
 * A year's calendar as a file holds it.
 * @throws AppError CALENDAR_FILE_INVALID naming the field, CALENDAR_YEAR_INVALID naming the day
 */
export function parseCalendarFile(content: string): ParsedYear {
  const parsed = parseCalendarYear(json(content.replace(/^\ufeff/, '')));
  if (!parsed.ok) throw new AppError(parsed.code, parsed.details);
  return parsed;
}

function json(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    throw new AppError('CALENDAR_FILE_INVALID', { field: 'JSON' });
  }
}
