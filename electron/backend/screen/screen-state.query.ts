import { countVoted, listBallotsOfItem } from '../../../db/repos/ballot.repo.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import type { ReadDb } from '../../../db/handles.ts';
import { findSessionForScreen, listAgenda, listMeasures } from '../../../db/repos/session.queries.ts';
import { percentFor, votesNeeded } from '../../../shared/domain/ballot.rules.ts';
import type { AgendaItemId } from '../../../shared/ids.ts';
import type { QueryHandler } from '../context.ts';
import { gatesOf } from '../session-state/gates.ts';

/** What everybody in the room may read on the wall. No names, no running counts. */
export const screenState: QueryHandler<'screen.state'> = async (db, _input, { now, today, services }) => {
  const [enterprise, session] = await Promise.all([findEnterprise(db), findSessionForScreen(db, today)]);
  const enterpriseName = enterprise?.name ?? null;
  const clockIsSet = services.clock.isSet;
  if (session === undefined) return { enterpriseName, now, clockIsSet, session: null };
  const [agenda, gates, measures] = await Promise.all([
    listAgenda(db, session.id),
    gatesOf(db, session),
    listMeasures(db, session.id),
  ]);
  const item = agenda.find(({ id }) => id === session.currentItemId);
  return {
    enterpriseName,
    now,
    clockIsSet,
    session: {
      ...session,
      composition: gates.composition,
      share: gates.share,
      managementPresent: gates.management.ok,
      agenda: agenda.map((one) => ({ ...one, major: one.major === 1 })),
      current:
        item === undefined
          ? null
          : {
              ...item,
              major: item.major === 1,
              measures: measures.filter((measure) => measure.agendaItemId === item.id),
            },
      ballot: item === undefined ? null : await latestBallot(db, item.id),
    },
  };
};

async function latestBallot(db: ReadDb, itemId: AgendaItemId) {
  const ballot = (await listBallotsOfItem(db, itemId)).at(-1);
  if (ballot === undefined) return null;
  const { votesFor, votesAgainst, votesAbstain, roster } = ballot;
  const tally =
    ballot.state === 'closed' && votesFor !== null && votesAgainst !== null && votesAbstain !== null
      ? { votesFor, votesAgainst, votesAbstain }
      : null;
  return {
    ...ballot,
    voted: await countVoted(db, ballot.id),
    tally,
    result:
      tally === null
        ? null
        : {
            passed: ballot.passed === 1,
            percent: percentFor(tally.votesFor, roster),
            needed: votesNeeded(ballot.passRule, roster),
          },
  };
}
