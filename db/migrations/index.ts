import type { Sqlite } from '../connection.ts';
import { ground } from './0001-ground.ts';
import { roster } from './0002-roster.ts';
import { petition } from './0003-petition.ts';
import { session } from './0004-session.ts';
import { consultation } from './0005-consultation.ts';
import { trust } from './0006-trust.ts';
import { lan } from './0007-lan.ts';
import { phoneBallots } from './0008-phone-ballots.ts';
import { boxRound } from './0009-box-round.ts';
import { messageErasure } from './0010-message-erasure.ts';
import { motion } from './0011-motion.ts';
import { room } from './0012-room.ts';

/** One SQL statement, or what SQL cannot say: then a function on the same connection, inside the same transaction. */
export type MigrationStep = string | ((sqlite: Sqlite) => void);

/** In order, forward only. A released one is never edited: the next change is a new file. */
export const migrations: Readonly<Record<string, readonly MigrationStep[]>> = {
  '0001-ground': ground,
  '0002-roster': roster,
  '0003-petition': petition,
  '0004-session': session,
  '0005-consultation': consultation,
  '0006-trust': trust,
  '0007-lan': lan,
  '0008-phone-ballots': phoneBallots,
  '0009-box-round': boxRound,
  '0010-message-erasure': messageErasure,
  '0011-motion': motion,
  '0012-room': room,
};
