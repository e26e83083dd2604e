import { insertBallot, listBallotsOfSession } from '../../../db/repos/ballot.repo.ts';
import { listRepresentativesInOffice } from '../../../db/repos/roster.repo.ts';
import { insertBox } from '../../../db/repos/secret-box.repo.ts';
import { getAgendaItem, getSession } from '../../../db/repos/session.repo.ts';
import { quorum, tellersDiffer } from '../../../shared/domain/ballot.rules.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { gatesOf } from '../session-state/gates.ts';
import { makeBallotBox } from '../trust/secret-box.ts';

/** Opens a ballot: gates and quorum hold, two tellers watch, and the roll is frozen as it is at this moment. */
export const openBallot: CommandHandler<'ballot.open'> = async (tx, input, context) => {
  const item = await getAgendaItem(tx, input.itemId);
  const session = await getSession(tx, item.sessionId);
  demand(mayDo(session.state, 'decide'));
  if (item.outcome !== null) throw new AppError('AGENDA_ITEM_CLOSED');
  const gates = await gatesOf(tx, session);
  demand(gates.deciding);
  const [first, second] = input.tellers;
  demand(tellersDiffer(first, second));
  // One at a time in the room: phones show one, and its voters would not know of another.
  const earlier = await listBallotsOfSession(tx, session.id);
  if (earlier.some((ballot) => ballot.state === 'open')) throw new AppError('BALLOT_STILL_OPEN');
  if (earlier.some((ballot) => ballot.agendaItemId === item.id && ballot.state === 'closed'))
    throw new AppError('BALLOT_ALREADY_HELD');

  const here = new Set(gates.people.filter((person) => person.present).map((person) => person.representativeId));
  const inOffice = await listRepresentativesInOffice(tx, session.scheduledOn);
  const roll = inOffice.map(({ id }) => ({ representativeId: id, present: here.has(id) }));
  const present = roll.filter((line) => line.present).length;
  demand(quorum(present, roll.length));

  const box = input.kind === 'secret' ? await makeBallotBox() : undefined;
  if (box !== undefined) {
    const { id, publicKey, wrappedKey, parameters, signingKey, wrappedSigningKey } = box;
    await insertBox(tx, { id, publicKey, wrappedKey, parameters, signingKey, wrappedSigningKey });
    context.afterCommit(() => context.services.boxKeys.hold(id, box.privateKey, box.privateSigningKey));
  }
  // An id that tells nothing of when it was made.
  const ballotId = newUnorderedId<'Ballot'>();
  await insertBallot(
    tx,
    {
      id: ballotId,
      sessionId: session.id,
      agendaItemId: item.id,
      kind: input.kind,
      passRule: input.passRule,
      question: input.question,
      state: 'open',
      roster: roll.length,
      present,
      boxId: box?.id ?? null,
      teller1: first,
      teller2: second,
      openedAt: context.now,
    },
    roll,
  );
  context.about(ballotId);
  return { ballotId, openingCode: box?.openingCode ?? null };
};
