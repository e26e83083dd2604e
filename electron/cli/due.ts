import { deadlinesFor } from '../../shared/domain/deadline.rules.ts';
import { dayOf, isDay } from '../../shared/domain/instant.ts';
import { petitionClasses } from '../../shared/domain/petition.ts';
import { publicCalendar } from '../../shared/domain/public-calendar.ts';
import { defaultRules } from '../../shared/domain/rules-of-procedure.ts';
import { parseCalendarFile } from './calendar-file.ts';
import { readGiven } from './files.ts';
import { parseOptions, required, UsageError, type Subcommand } from './subcommand.ts';

export const dueCommand: Subcommand = {
  name: 'due',
  usage:
    'gongshi due --received "2025-09-26T17:00" --class immediate|consultation|long_term [--urgent] [--calendar FILE]',
  summary: 'the deadlines of a petition by the default rules; a time without offset is Asia/Shanghai',
  run(args, console) {
    const { values } = parseOptions(args, {
      received: { type: 'string' },
      class: { type: 'string' },
      urgent: { type: 'boolean', default: false },
      calendar: { type: 'string' },
      json: { type: 'boolean' },
    });
    const received = required(values.received, '--received');
    const at = Date.parse(
      /(Z|[+-]\d{2}:?\d{2})$/.test(received)
        ? received
        : `${received.length === 10 ? `${received}T00:00` : received}+08:00`,
    );
    // A day that does not exist would otherwise quietly become the next month's.
    if (Number.isNaN(at) || !isDay(received.slice(0, 10))) throw new UsageError(`--received ${received} is no time`);
    const given = required(values.class, '--class');
    const petitionClass = petitionClasses.find((known) => known === given);
    if (petitionClass === undefined) throw new UsageError(`--class is one of ${petitionClasses.join(', ')}`);
    const years = new Map(publicCalendar.years);
    if (values.calendar !== undefined) {
      const parsed = parseCalendarFile(readGiven(values.calendar).toString('utf8'));
      years.set(parsed.year, parsed);
    }
    const startOn = dayOf(new Date(at).toISOString());
    const start = { class: petitionClass, urgent: values.urgent, startOn };
    console.out(`${JSON.stringify(deadlinesFor(start, defaultRules('large'), { years, factory: null }))}\n`);
    return Promise.resolve(0);
  },
};
