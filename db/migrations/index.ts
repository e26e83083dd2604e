import { ground } from './0001-ground.ts';
import { roster } from './0002-roster.ts';
import { petition } from './0003-petition.ts';
import { session } from './0004-session.ts';
import { consultation } from './0005-consultation.ts';

/** In order, forward only. A released one is never edited: the next change is a new file. */
export const migrations: Readonly<Record<string, readonly string[]>> = {
  '0001-ground': ground,
  '0002-roster': roster,
  '0003-petition': petition,
  '0004-session': session,
  '0005-consultation': consultation,
};
