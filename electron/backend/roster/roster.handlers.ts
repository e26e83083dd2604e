import type { rosterContract } from '../../../shared/contract/roster.contract.ts';
import type { HandlersOf } from '../context.ts';
import { managementRoster } from './management-roster.query.ts';
import { representativeRoster } from './representative-roster.query.ts';
import { workshops } from './workshops.query.ts';

export const rosterHandlers: HandlersOf<typeof rosterContract> = {
  'roster.representatives': representativeRoster,
  'roster.management': managementRoster,
  'roster.workshops': workshops,
};
