import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { listCandidatesLike } from '../../../db/repos/petition.queries.ts';
import { likeness, tellingRuns } from '../../../shared/domain/likeness.rules.ts';
import type { QueryHandler } from '../context.ts';
import { asPetitionRow } from '../petition-state/petition-row.ts';

const leastAlike = 0.35;
const shown = 5;

/** Petitions that say nearly the same as a text that is being typed, most alike first. */
export const similarPetitions: QueryHandler<'petition.similar'> = async (db, { text, except }, { today }) => {
  const calendar = await loadCalendar(db);
  const candidates = await listCandidatesLike(db, tellingRuns(text), 200);
  return candidates
    .filter((row) => row.id !== except)
    .map((row) => ({ ...asPetitionRow(row, today, calendar), likeness: likeness(text, row.text) }))
    .filter((row) => row.likeness >= leastAlike)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, shown);
};
