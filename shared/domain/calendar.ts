/** A published year: the days off on weekdays and the make-up workdays (调休上班) at weekends. */
export interface CalendarYear {
  readonly off: ReadonlySet<string>;
  readonly work: ReadonlySet<string>;
}

/** The factory's own calendar over the public one. */
export interface FactoryCalendar {
  /** Weekly rest days, 1 Monday to 7 Sunday, e.g. [7] for a six-day week; null keeps Saturday and Sunday. */
  readonly restWeekdays: readonly number[] | null;
  readonly off: ReadonlySet<string>;
  readonly work: ReadonlySet<string>;
}

export interface WorkingCalendar {
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly factory: FactoryCalendar | null;
}
