import type { ReadDb } from '../../../db/handles.ts';
import { listRunning } from '../../../db/repos/speech.repo.ts';
import type { Dispatch } from '../dispatch.ts';
import { AppError } from '../../../shared/errors.ts';

/**
 * Ends what was being said when the program stopped in the middle of a meeting, or was being said in a record that was
 * restored. To be called before anybody goes on with the meeting.
 * @throws AppError, or what the database throws
 */
export async function endInterruptedSpeeches(read: ReadDb, dispatch: Dispatch): Promise<void> {
  // Without this look an entry that nothing was ended would go into the chain at every start.
  if ((await listRunning(read)).length === 0) return;
  const reply = await dispatch({ call: 'speech.endInterrupted', input: {} }, 'program');
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.details);
}
