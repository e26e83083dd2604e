import type { listMovements, listParticipants } from '../../../db/repos/session.queries.ts';
import type { Session } from '../../../db/repos/session.repo.ts';
import { quorum, quorumNeeded } from '../../../shared/domain/ballot.rules.ts';
import { gateHistory } from '../../../shared/domain/gate-history.rules.ts';
import { timeOf } from '../../../shared/domain/instant.ts';
import type { RulesSettings } from '../../../shared/domain/rules-of-procedure.ts';
import { compositionOf, sharePercent, type Composition } from '../../../shared/domain/session.rules.ts';
import type { RepresentativeId } from '../../../shared/ids.ts';
import { t } from './words.ts';

type People = Awaited<ReturnType<typeof listParticipants>>;
type Movements = Awaited<ReturnType<typeof listMovements>>;

export interface Attended {
  readonly session: Session;
  readonly people: People;
  readonly movements: Movements;
  readonly settings: RulesSettings;
  /** Representatives in office on the session's day: the base of the quorum. */
  readonly inOffice: readonly RepresentativeId[];
}

/**
 * How the session stood against its conditions: what the invitation gives, what was there at the opening, and when it
 * changed. Empty texts before the opening, so that a template can leave room for a hand instead.
 */
export function shareWords({ session, people, movements, settings, inOffice }: Attended) {
  const asPeople = people.map((person) => ({ ...person, isHeadOfManagement: person.isHeadOfManagement === 1 }));
  const needPercent = settings.representativeSharePercent;
  const words = (key: 'paper.shareInvited' | 'paper.share', composition: Composition): string =>
    t(key, { ...composition, percent: sharePercent(composition), needPercent });
  const invited = compositionOf(
    asPeople.map((person) => ({ ...person, present: true })),
    settings,
  );
  const shareInvited = words('paper.shareInvited', invited);
  const { openedAt, closedAt, openedRepresentatives, openedDeliberating } = session;
  if (openedAt === null) return { shareInvited, share: '', quorum: '', gates: '' };
  const opened = { representatives: openedRepresentatives ?? 0, deliberating: openedDeliberating ?? 0 };
  const history = gateHistory(asPeople, movements, { openedAt, closedAt }, settings);
  const held = history.every((point) => point.shareHeld && point.managementPresent);
  return {
    shareInvited,
    share: words('paper.share', opened),
    quorum: quorumWords(presentAt(openedAt, people, movements, inOffice), inOffice.length),
    gates: held ? t('paper.gatesHeld') : history.map(gateWords).join('\n'),
  };
}

function gateWords(point: ReturnType<typeof gateHistory>[number]): string {
  const { at, representatives, deliberating, shareHeld, managementPresent } = point;
  const failed = [shareHeld ? '' : t('paper.gateShare'), managementPresent ? '' : t('paper.gateManagement')];
  const state = failed.filter(Boolean).join(t('punct.semicolon')) || t('paper.gateBoth');
  return t('paper.gateMoment', { at: timeOf(at), representatives, deliberating, state });
}

/** Representatives in office who had checked in and not out by a moment. */
function presentAt(at: string, people: People, movements: Movements, inOffice: readonly RepresentativeId[]): number {
  const here = new Map<string, boolean>();
  for (const movement of movements) if (movement.at <= at) here.set(movement.participantId, movement.way === 'in');
  return people.filter(
    ({ id, representativeId }) => here.get(id) && representativeId !== null && inOffice.includes(representativeId),
  ).length;
}

function quorumWords(present: number, roster: number): string {
  const met = quorum(present, roster).ok ? t('gate.quorumMet') : t('gate.quorumNotMet');
  const numbers = t('gate.quorumNumbers', { present, roster, need: quorumNeeded(roster) });
  return `${numbers}${t('punct.comma')}${met}`;
}
