import type { ReadDb } from '../../../db/handles.ts';
import { findSignedPaper } from '../../../db/repos/ballot-paper.repo.ts';
import { findOnRoll, listBallotsOfSession, type Ballot } from '../../../db/repos/ballot.repo.ts';
import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { getBox } from '../../../db/repos/secret-box.repo.ts';
import { findSessionOfBallots, listAgenda } from '../../../db/repos/session.queries.ts';
import type { RepresentativeId } from '../../../shared/ids.ts';
import type { QueryHandler } from '../context.ts';
import type { Services } from '../services.ts';
import { gatesOf } from '../session-state/gates.ts';
import { withOutcomes } from './ballot-outcome.ts';

/** What a representative's phone shows of ballots. Of an open one no count leaves, nor who else has voted. */
export const ballotForPhone: QueryHandler<'ballot.forPhone'> = async (db, _input, { actor, services }) => {
  const session = await findSessionOfBallots(db);
  if (session === undefined) return { open: null, closed: [] };
  const [ballots, agenda, own] = await Promise.all([
    listBallotsOfSession(db, session.id),
    listAgenda(db, session.id),
    representativeOfAccount(db, actor.accountId),
  ]);
  const aboutOf = (ballot: Ballot) => ({
    ...ballot,
    itemTitle: agenda.find((item) => item.id === ballot.agendaItemId)?.title ?? '',
  });
  const open = ballots.find((ballot) => ballot.state === 'open');
  const closed = await withOutcomes(db, ballots.filter((ballot) => ballot.state === 'closed').toReversed());
  return {
    open:
      open === undefined
        ? null
        : {
            ...aboutOf(open),
            ...(await standingOf(db, open, own?.representativeId)),
            ...(await keysOf(db, open, services)),
            tellers: [open.teller1, open.teller2],
            votingAllowed: (await gatesOf(db, session)).deciding,
          },
    closed: closed.map(({ ballot, outcome }) => ({ ...aboutOf(ballot), ...outcome })),
  };
};

async function standingOf(db: ReadDb, { id }: Ballot, representativeId: RepresentativeId | undefined) {
  const line = representativeId === undefined ? undefined : await findOnRoll(db, id, representativeId);
  const signed = representativeId === undefined ? undefined : await findSignedPaper(db, id, representativeId);
  return { entitled: line?.present === true, voted: line?.voted === true, signed: signed !== undefined };
}

async function keysOf(db: ReadDb, { boxId }: Ballot, services: Services) {
  if (boxId === null) return { signingKey: null, publicKey: null, keyHeld: false };
  const { signingKey, publicKey } = await getBox(db, boxId);
  return {
    signingKey: signingKey === null ? null : (JSON.parse(signingKey) as { n: string; e: string }),
    publicKey: Buffer.from(publicKey).toString('base64url'),
    keyHeld: services.boxKeys.findSigning(boxId) !== undefined,
  };
}
