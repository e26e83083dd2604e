import { findOtherOpen, listAgenda } from '../../../db/repos/session.queries.ts';
import { getSession, updateSession } from '../../../db/repos/session.repo.ts';
import { mayOpen } from '../../../shared/domain/session.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { gatesOf, rulesOfSession } from '../session-state/gates.ts';

/** Opens a session whose notice went out and whose representatives have their share of those present, one at a time. */
export const openSession: CommandHandler<'session.open'> = async (tx, { sessionId, version }, context) => {
  const session = await getSession(tx, sessionId);
  const [gates, rules, underWay] = await Promise.all([
    gatesOf(tx, session),
    rulesOfSession(tx, session),
    findOtherOpen(tx, sessionId),
  ]);
  demand(mayOpen({ ...session, today: context.today, people: gates.people, underWay }, gates.settings));
  const [first] = await listAgenda(tx, sessionId);
  const next = await updateSession(tx, sessionId, version, {
    state: 'open',
    openedAt: context.now,
    openedRepresentatives: gates.composition.representatives,
    openedDeliberating: gates.composition.deliberating,
    gatesHeld: gates.deciding.ok ? 1 : 0,
    currentItemId: first?.id ?? null,
    rulesVersionId: rules.id,
  });
  context.about(sessionId);
  context.afterCommit(() => context.services.lan.meetingBegan());
  return { state: 'open', version: next };
};
