import type { rulesContract } from '../../../shared/contract/rules.contract.ts';
import type { HandlersOf } from '../context.ts';
import { calendar } from './calendar.query.ts';
import { changeRules } from './change-rules.command.ts';
import { importCalendarYear } from './import-calendar-year.command.ts';
import { rulesVersions } from './rules-versions.query.ts';
import { setFactoryCalendar } from './set-factory-calendar.command.ts';

export const rulesHandlers: HandlersOf<typeof rulesContract> = {
  'rules.list': rulesVersions,
  'rules.change': changeRules,
  'calendar.get': calendar,
  'calendar.importYear': importCalendarYear,
  'calendar.setFactory': setFactoryCalendar,
};
