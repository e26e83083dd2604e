import type { OutputOf } from '../../shared/contract/index.ts';
import { liveQuery } from '../api/live-query.ts';

export type SessionRow = OutputOf<'session.list'>['rows'][number];
export type SessionDetail = OutputOf<'session.get'>;
export type AgendaItem = SessionDetail['agenda'][number];
export type Participant = SessionDetail['participants'][number];
export type SessionMinutes = OutputOf<'session.minutes'>;

export const useSessions = liveQuery('session.list', ['session']);
export const useProposedSession = liveQuery('session.propose', ['session', 'petition', 'rules', 'calendar']);
export const useSession = liveQuery('session.get', ['session', 'ballot', 'petition', 'action', 'rules', 'roster']);
export const useQueue = liveQuery('session.proposeAgenda', ['session', 'petition']);
export const useMinutes = liveQuery('session.minutes', ['session', 'ballot', 'action']);
/** Motions put by phone in a session. */
export const useMotions = liveQuery('motion.list', ['session']);

export type SpeakerList = OutputOf<'speech.list'>;
export const useSpeakers = liveQuery('speech.list', ['session']);
export const useTalkTimes = liveQuery('speech.times', ['session']);
