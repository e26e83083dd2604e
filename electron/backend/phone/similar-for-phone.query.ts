import { listCandidatesLike } from '../../../db/repos/petition.queries.ts';
import { likeness, tellingRuns } from '../../../shared/domain/likeness.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { QueryHandler } from '../context.ts';
import { shownToPhones } from './shown-to-phones.ts';

const leastAlike = 0.35;
const shown = 3;

/** What others have asked for already in nearly the same words, most alike first. */
export const similarForPhone: QueryHandler<'petition.similarForPhone'> = async (
  db,
  { text },
  { now, services, device },
) => {
  const waitSeconds = services.questionsAsked.ask(Date.parse(now), device);
  if (waitSeconds > 0) throw new AppError('TOO_MANY_ATTEMPTS', { waitSeconds });
  const isShown = await shownToPhones(db);
  const candidates = await listCandidatesLike(db, tellingRuns(text), 100);
  return candidates
    .map((row) => ({ row, alike: likeness(text, row.text) }))
    .filter(({ row, alike }) => alike >= leastAlike && isShown(row))
    .toSorted((a, b) => b.alike - a.alike)
    .slice(0, shown)
    .map(({ row: { petitionNo, title, state, cosignCount } }) => ({ petitionNo, title, state, cosignCount }));
};
