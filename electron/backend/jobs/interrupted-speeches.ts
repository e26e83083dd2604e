import type { ReadDb } from '../../../db/handles.ts';
import { listRunning } from '../../../db/repos/speech.repo.ts';
import type { Dispatch } from '../dispatch.ts';
import type { Log } from '../log.ts';

/**
 * Ends what was being said when the program stopped in the middle of a meeting. To be called before anything else is
 * recorded in this run: the last moment on record is then that of the run before.
 */
export async function endInterruptedSpeeches(read: ReadDb, dispatch: Dispatch, log: Log): Promise<void> {
  try {
    // Without this look an entry that nothing was ended would go into the chain at every start.
    if ((await listRunning(read)).length === 0) return;
    const reply = await dispatch({ call: 'speech.endInterrupted', input: {} }, 'program');
    if (!reply.ok) log.error('ending interrupted speeches', reply.error);
  } catch (error) {
    log.error('ending interrupted speeches', error);
  }
}
