/** The vocabulary of a session (协商会议), domain.md §5. */

export const sessionKinds = ['monthly', 'quarterly', 'urgent', 'online_quick'] as const;
export type SessionKind = (typeof sessionKinds)[number];

export const sessionStates = ['planned', 'notified', 'open', 'closed', 'minuted', 'published', 'cancelled'] as const;
export type SessionState = (typeof sessionStates)[number];

export const sides = ['worker', 'union', 'management'] as const;
export type Side = (typeof sides)[number];

/** Only `deliberating` participants count for the composition gate; experts, observers and the recorder do not. */
export const capacities = ['deliberating', 'attendee', 'expert', 'observer', 'recorder'] as const;
export type Capacity = (typeof capacities)[number];

export const agendaOutcomes = ['agreed', 'passed', 'rejected', 'postponed', 'no_agreement', 'escalated'] as const;
export type AgendaOutcome = (typeof agendaOutcomes)[number];
