import type { ReadDb } from '../../../db/handles.ts';
import { countVoted, listBallotsOfItem, type Ballot } from '../../../db/repos/ballot.repo.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { countSlips } from '../../../db/repos/secret-box.repo.ts';
import { findSessionForScreen, listAgenda, listMeasures } from '../../../db/repos/session.queries.ts';
import { listSpeeches } from '../../../db/repos/speech.repo.ts';
import { percentFor, votesNeeded } from '../../../shared/domain/ballot.rules.ts';
import { withoutNumbers } from '../../../shared/domain/personal-data.rules.ts';
import { spokenSeconds, talkGroupOf, talkTimes } from '../../../shared/domain/speech.rules.ts';
import type { AgendaItemId, SessionId } from '../../../shared/ids.ts';
import type { QueryHandler } from '../context.ts';
import { gatesOf } from '../session-state/gates.ts';

/**
 * What everybody in the room may read on the wall. Of names only who speaks, who waits to and whom a measure names; no
 * running counts. Titles and answers are shown as they were written: numbers that tell a person are blacked out.
 */
export const screenState: QueryHandler<'screen.state'> = async (db, _input, { now, today, services }) => {
  const [enterprise, session] = await Promise.all([findEnterprise(db), findSessionForScreen(db, today)]);
  const enterpriseName = enterprise?.name ?? null;
  const clockIsSet = services.clock.isSet;
  if (session === undefined) return { enterpriseName, now, clockIsSet, session: null };
  const [agenda, gates, measures, floor, host] = await Promise.all([
    listAgenda(db, session.id),
    gatesOf(db, session),
    listMeasures(db, session.id),
    floorOf(db, session.id, now),
    services.lan.status(),
  ]);
  const item = agenda.find(({ id }) => id === session.currentItemId);
  return {
    enterpriseName,
    now,
    clockIsSet,
    session: {
      ...session,
      ...floor,
      view: session.roomView,
      invited: gates.people.length,
      here: gates.people.filter((person) => person.present).length,
      join: host.address === null ? null : { address: host.address, fingerprint: host.fingerprint },
      composition: gates.composition,
      share: gates.share,
      managementPresent: gates.management.ok,
      agenda: agenda.map((one) => ({ ...one, title: withoutNumbers(one.title), major: one.major === 1 })),
      current:
        item === undefined
          ? null
          : {
              ...item,
              title: withoutNumbers(item.title),
              answer: withoutNumbers(item.answer),
              major: item.major === 1,
              measures: measures
                .filter((measure) => measure.agendaItemId === item.id)
                .map((measure) => ({ ...measure, what: withoutNumbers(measure.what) })),
            },
      ballot: item === undefined ? null : await latestBallot(db, item.id),
    },
  };
};

/** Who speaks, who comes next, and whose time it was. */
async function floorOf(db: ReadDb, sessionId: SessionId, now: string) {
  const speeches = await listSpeeches(db, sessionId);
  const speaker = (speech: (typeof speeches)[number]) => ({
    id: speech.id,
    name: speech.name,
    department: speech.department,
    group: talkGroupOf(speech),
  });
  const speaking = speeches.find((speech) => speech.startedAt !== null && speech.endedAt === null);
  const groups = [...talkTimes(speeches, now)];
  return {
    speaking: speaking === undefined ? null : { ...speaker(speaking), seconds: spokenSeconds(speaking, now) },
    waiting: speeches.filter((speech) => speech.startedAt === null).map(speaker),
    times: { seconds: groups.reduce((sum, group) => sum + group.seconds, 0), groups },
  };
}

async function latestBallot(db: ReadDb, itemId: AgendaItemId) {
  const ballot = (await listBallotsOfItem(db, itemId)).at(-1);
  if (ballot === undefined) return null;
  const { votesFor, votesAgainst, votesAbstain, roster } = ballot;
  const closed = ballot.state === 'closed';
  const tally =
    closed && votesFor !== null && votesAgainst !== null && votesAbstain !== null
      ? { votesFor, votesAgainst, votesAbstain }
      : null;
  const voted = await countVoted(db, ballot.id);
  return {
    ...ballot,
    question: withoutNumbers(ballot.question),
    voted,
    issued: closed ? ballot.issued : voted,
    returned: closed ? ballot.returned : await returnedSoFar(db, ballot, voted),
    invalid: closed ? ballot.invalid : null,
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

/** Slips in the box; votes by name are returned with their tick, and hands and paper are counted at the end. */
async function returnedSoFar(db: ReadDb, { kind, boxId }: Ballot, voted: number): Promise<number | null> {
  if (kind === 'open') return voted;
  return boxId === null ? null : countSlips(db, boxId);
}
