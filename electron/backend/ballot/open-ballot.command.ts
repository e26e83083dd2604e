import type { AnyDb, WriteTx } from '../../../db/handles.ts';
import { insertBallot, listBallotsOfSession } from '../../../db/repos/ballot.repo.ts';
import { listRepresentativesInOffice } from '../../../db/repos/roster.repo.ts';
import { insertBox } from '../../../db/repos/secret-box.repo.ts';
import { getAgendaItem, getSession } from '../../../db/repos/session.repo.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index.ts';
import { endRunning } from '../../../db/repos/speech.repo.ts';
import { quorum, tellersDiffer } from '../../../shared/domain/ballot.rules.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandContext, PreparedCommand } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { gatesOf } from '../session-state/gates.ts';
import { makeBallotBox, type NewBallotBox } from '../trust/secret-box.ts';

/** Opens a ballot: gates and quorum hold, two tellers watch, and the roll is frozen as it is at this moment. */
export const openBallot: PreparedCommand<'ballot.open'> = {
  // The search for two primes takes up to a second, and nobody else could write anything meanwhile.
  async prepare(read, input, context) {
    await demandMayOpen(read, input);
    const box = input.kind === 'secret' ? await makeBallotBox() : undefined;
    if (box !== undefined) {
      context.ifUndone(() => {
        for (const key of [box.privateKey, box.privateSigningKey]) key.fill(0);
      });
    }
    return (tx) => openWith(box, tx, input, context);
  },
};

/** @returns the item with its session, and the roll as it stands now */
async function demandMayOpen(db: AnyDb, input: ParsedInputOf<'ballot.open'>) {
  const item = await getAgendaItem(db, input.itemId);
  const session = await getSession(db, item.sessionId);
  demand(mayDo(session.state, 'decide'));
  if (item.outcome !== null) throw new AppError('AGENDA_ITEM_CLOSED');
  const gates = await gatesOf(db, session);
  demand(gates.deciding);
  const [first, second] = input.tellers;
  demand(tellersDiffer(first, second));
  // One at a time in the room: phones show one, and its voters would not know of another.
  const earlier = await listBallotsOfSession(db, session.id);
  if (earlier.some((ballot) => ballot.state === 'open')) throw new AppError('BALLOT_STILL_OPEN');
  if (earlier.some((ballot) => ballot.agendaItemId === item.id && ballot.state === 'closed'))
    throw new AppError('BALLOT_ALREADY_HELD');

  const here = new Set(gates.people.filter((person) => person.present).map((person) => person.representativeId));
  const inOffice = await listRepresentativesInOffice(db, session.scheduledOn);
  const roll = inOffice.map(({ id }) => ({ representativeId: id, present: here.has(id) }));
  const present = roll.filter((line) => line.present).length;
  demand(quorum(present, roll.length));
  return { item, session, roll, present };
}

async function openWith(
  box: NewBallotBox | undefined,
  tx: WriteTx,
  input: ParsedInputOf<'ballot.open'>,
  context: CommandContext<'ballot.open'>,
): Promise<OutputOf<'ballot.open'>> {
  // Somebody may have left while the keys were made.
  const { item, session, roll, present } = await demandMayOpen(tx, input);
  // Who votes does not talk.
  await endRunning(tx, session.id, context.now);
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
      teller1: input.tellers[0],
      teller2: input.tellers[1],
      openedAt: context.now,
    },
    roll,
  );
  context.about(ballotId);
  return { ballotId, openingCode: box?.openingCode ?? null };
}
