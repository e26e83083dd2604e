import type { RulesSettings } from './rules-of-procedure.ts';
import { compositionOf, managementGate, shareGate, type Attendance } from './session.rules.ts';

export interface Movement {
  readonly participantId: string;
  readonly way: 'in' | 'out';
  readonly at: string;
}

/** How the gates stood from a moment of the open session on. */
export interface GateMoment {
  readonly at: string;
  readonly representatives: number;
  readonly deliberating: number;
  readonly shareHeld: boolean;
  readonly managementPresent: boolean;
}

type Invited = Omit<Attendance, 'present'> & { readonly id: string };

/**
 * How the gates stood over an open session: at its opening, and from every moment at which one of them changed. Computed
 * from the comings and goings, so that nobody has to remember when somebody left.
 */
export function gateHistory(
  invited: readonly Invited[],
  movements: readonly Movement[],
  session: { readonly openedAt: string; readonly closedAt: string | null },
  rules: Pick<RulesSettings, 'representativeSharePercent' | 'headOfManagementCounts'>,
): readonly GateMoment[] {
  const here = new Set<string>();
  const stand = (at: string): GateMoment => {
    const people = invited.map((person) => ({ ...person, present: here.has(person.id) }));
    const composition = compositionOf(people, rules);
    return {
      at,
      ...composition,
      shareHeld: shareGate(composition, rules).ok,
      managementPresent: managementGate(people).ok,
    };
  };
  const move = ({ participantId, way }: Movement): void => {
    if (way === 'in') here.add(participantId);
    else here.delete(participantId);
  };
  for (const movement of movements) if (movement.at <= session.openedAt) move(movement);
  const moments = [stand(session.openedAt)];
  for (const movement of movements) {
    if (movement.at <= session.openedAt || (session.closedAt !== null && movement.at > session.closedAt)) continue;
    move(movement);
    const now = stand(movement.at);
    const last = moments.at(-1);
    if (last?.shareHeld !== now.shareHeld || last.managementPresent !== now.managementPresent) moments.push(now);
  }
  return moments;
}
