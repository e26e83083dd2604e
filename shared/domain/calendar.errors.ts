export const calendarErrorCodes = ['CALENDAR_FILE_INVALID', 'CALENDAR_YEAR_INVALID'] as const;
export type CalendarErrorCode = (typeof calendarErrorCodes)[number];
