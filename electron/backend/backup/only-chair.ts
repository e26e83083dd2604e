import { AppError } from '../../../shared/errors.ts';
import type { Services } from '../services.ts';
import type { Actor } from '../signed-in.ts';

/**
 * Restoring is open to whoever stands before an empty installation, and to the chair alone where there is a record.
 * @throws AppError NOT_SIGNED_IN, FORBIDDEN
 */
export async function demandChairWhereSetUp(services: Services, actor: Actor | undefined): Promise<void> {
  if (!(await services.record.isSetUp())) return;
  if (actor === undefined) throw new AppError('NOT_SIGNED_IN');
  if (actor.role !== 'chair') throw new AppError('FORBIDDEN', { role: actor.role });
}
