import { liveQuery } from '../api/live-query.ts';

export const useAccounts = liveQuery('account.list', ['account']);
export const useRules = liveQuery('rules.list', ['rules']);
export const useTriageModel = liveQuery('triage.model', ['triage']);
export const useCalendar = liveQuery('calendar.get', ['calendar', 'petition']);
export const usePaperTemplates = liveQuery('paper.templates', ['enterprise']);
