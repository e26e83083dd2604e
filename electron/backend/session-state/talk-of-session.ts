import type { ReadDb } from '../../../db/handles.ts';
import { listSpeeches } from '../../../db/repos/speech.repo.ts';
import type { Session } from '../../../db/repos/session.repo.ts';
import { talkTimes } from '../../../shared/domain/speech.rules.ts';

/** Talk time of each group of a session, whoever speaks now included; in whole seconds. */
export async function talkOfSession(db: ReadDb, { id, closedAt }: Session, now: string) {
  const groups = [...talkTimes(await listSpeeches(db, id), closedAt ?? now)];
  return { seconds: groups.reduce((sum, group) => sum + group.seconds, 0), groups };
}
