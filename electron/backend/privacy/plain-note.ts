import { personalNumbersIn } from '../../../shared/domain/personal-data.rules.ts';
import { AppError } from '../../../shared/errors.ts';

/** A note that outlives the identity must not hold it. @throws AppError NOTE_TELLS_PERSON */
export function demandNoPersonIn(field: string, note: string): void {
  if (personalNumbersIn(note).length > 0) throw new AppError('NOTE_TELLS_PERSON', { field: `privacy.${field}` });
}
