import { getSession, updateSession } from '../../../db/repos/session.repo.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** Makes the minutes final. They assemble themselves from the record, which nobody changes after this. */
export const minuteSession: CommandHandler<'session.minute'> = async (tx, input, context) => {
  const { sessionId, version, note, chairName, recorderName } = input;
  const session = await getSession(tx, sessionId);
  demand(mayDo(session.state, 'minute'));
  const next = await updateSession(tx, sessionId, version, {
    state: 'minuted',
    minutedAt: context.now,
    minutesNote: note,
    chairName: chairName === '' ? session.chairName : chairName,
    recorderName: recorderName === '' ? session.recorderName : recorderName,
  });
  context.about(sessionId);
  return { state: 'minuted', version: next };
};
