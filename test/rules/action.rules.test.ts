import { describe, expect, it } from 'vitest';
import {
  actionActs,
  actionActsAllowed,
  actionStates,
  allCarriedOut,
  dueStateOf,
  endOfWeek,
  extended,
  mayActOn,
  mayExtend,
  mayReportDone,
  stateAfter,
} from '../../shared/domain/action.rules.ts';
import { publicCalendar } from '../../shared/domain/public-calendar.ts';

const item = {
  state: 'open',
  dueOn: '2025-11-14',
  firstDueOn: '2025-11-14',
  doneOn: null,
  extensions: 0,
} as const;

describe('how an action item stands to its due date', () => {
  // 2025-11-14 is a Friday.
  it.each([
    ['2025-11-10', 'left'],
    ['2025-11-11', 'soon'],
    ['2025-11-14', 'soon'],
    ['2025-11-15', 'overdue'],
    ['2025-11-17', 'overdue'],
  ])('on %s it is %s', (today, expected) => {
    expect(dueStateOf(item, today, publicCalendar)).toBe(expected);
  });

  it.each([
    ['2025-11-14', 'done_on_time'],
    ['2025-11-15', 'done_late'],
  ])('done on %s it is %s, whenever that is looked at', (doneOn, expected) => {
    for (const state of ['done', 'verified'] as const)
      expect(dueStateOf({ ...item, state, doneOn }, '2026-01-05', publicCalendar)).toBe(expected);
  });

  it('is owed no more once it has been dropped', () => {
    expect(dueStateOf({ ...item, state: 'dropped' }, '2026-01-05', publicCalendar)).toBe('dropped');
  });

  it.each([
    ['2025-11-10', '2025-11-16'],
    ['2025-11-16', '2025-11-16'],
    ['2025-11-17', '2025-11-23'],
  ])('the week of %s ends on Sunday %s', (day, sunday) => {
    expect(endOfWeek(day)).toBe(sunday);
  });
});

describe('the life cycle of an action item', () => {
  it('goes from open over work to done and verified', () => {
    expect(stateAfter('open', 'reportProgress')).toBe('in_progress');
    expect(stateAfter('in_progress', 'reportBlocked')).toBe('blocked');
    expect(stateAfter('blocked', 'reportDone')).toBe('done');
    expect(stateAfter('done', 'verify')).toBe('verified');
    expect(stateAfter('done', 'sendBack')).toBe('in_progress');
    expect(stateAfter('blocked', 'extend')).toBe('blocked');
  });

  it('ends with verified and dropped', () => {
    expect(actionActsAllowed('verified')).toEqual([]);
    expect(actionActsAllowed('dropped')).toEqual([]);
  });

  it('offers exactly what it lets pass', () => {
    for (const state of actionStates)
      for (const act of actionActs) expect(mayActOn(state, act).ok).toBe(actionActsAllowed(state).includes(act));
  });

  it('lets nothing be verified that was not reported done', () => {
    for (const state of ['open', 'in_progress', 'blocked', 'verified', 'dropped'] as const)
      expect(mayActOn(state, 'verify')).toMatchObject({ ok: false, code: 'ACTION_NOT_OPEN' });
  });
});

describe('reporting completion', () => {
  it.each(['', ' ', '\n　'])('needs evidence: %j is none', (evidence) => {
    expect(mayReportDone('open', evidence)).toMatchObject({ ok: false, code: 'ACTION_EVIDENCE_MISSING' });
  });
  it('is granted with evidence, and refused twice', () => {
    expect(mayReportDone('open', '验收单 3 号').ok).toBe(true);
    expect(mayReportDone('done', '验收单 3 号')).toMatchObject({ code: 'ACTION_NOT_OPEN' });
  });
});

describe('extending', () => {
  it('keeps the first due date and counts each extension', () => {
    const once = { ...item, ...extended(item, '2025-11-28') };
    expect({ ...once, ...extended(once, '2025-12-05') }).toMatchObject({
      dueOn: '2025-12-05',
      firstDueOn: '2025-11-14',
      extensions: 2,
    });
  });
  it.each([
    ['2025-11-14', '2025-11-10', false],
    ['2025-11-15', '2025-11-10', true],
    ['2025-11-20', '2025-11-20', false],
    ['2025-11-21', '2025-11-20', true],
  ])('to %s on %s: %s', (dueOn, today, ok) => {
    expect(mayExtend(item, dueOn, today).ok).toBe(ok);
  });
  it('is refused once the item is done', () => {
    expect(mayExtend({ ...item, state: 'done' }, '2025-12-31', '2025-11-10')).toMatchObject({
      code: 'ACTION_NOT_OPEN',
    });
  });
});

describe('all that was promised for a petition', () => {
  it.each([
    [['verified'], true],
    [['verified', 'dropped'], true],
    [['verified', 'done'], false],
    [['verified', 'open'], false],
    [['dropped'], false],
    [[], false],
  ] as const)('%j is carried out: %s', (states, expected) => {
    expect(allCarriedOut(states)).toBe(expected);
  });
});
