import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawAgenda, mayEndAs } from '../../shared/domain/agenda.rules.ts';
import {
  checkCounts,
  passes,
  percentFor,
  quorum,
  tellersDiffer,
  votesNeeded,
} from '../../shared/domain/ballot.rules.ts';
import { gateHistory } from '../../shared/domain/gate-history.rules.ts';
import { proposeRegular } from '../../shared/domain/schedule.rules.ts';
import {
  compositionOf,
  managementGate,
  mayOpen,
  notYetCome,
  shareGate,
  shownOnPhonesSince,
  type Attendance,
} from '../../shared/domain/session.rules.ts';
import { publicCalendar } from '../../shared/domain/public-calendar.ts';
import { isWorkingDay, workingDaysBetween } from '../../shared/domain/calendar.rules.ts';
import { addDays } from '../../shared/domain/instant.ts';

const rules = { representativeSharePercent: 50, headOfManagementCounts: true };
const calendar = { years: publicCalendar.years, factory: null };
const people = (representatives: number, others: number): Attendance[] => [
  ...Array.from({ length: representatives }, () => person('worker')),
  ...Array.from({ length: others }, () => person('union')),
];
const person = (side: Attendance['side'], more: Partial<Attendance> = {}): Attendance => ({
  side,
  capacity: 'deliberating',
  isHeadOfManagement: false,
  present: true,
  ...more,
});

describe('the share of representatives', () => {
  it.each([
    [0, 0, 'SESSION_NOBODY_PRESENT', undefined],
    [0, 1, 'SESSION_REPRESENTATIVE_SHARE', 1],
    [5, 6, 'SESSION_REPRESENTATIVE_SHARE', 1],
    [5, 5, undefined, undefined],
    [49, 51, 'SESSION_REPRESENTATIVE_SHARE', 2],
    [50, 50, undefined, undefined],
    [51, 49, undefined, undefined],
  ])('%i representatives and %i others', (representatives, others, code, missing) => {
    const verdict = shareGate(compositionOf(people(representatives, others), rules), rules);
    expect(verdict.ok).toBe(code === undefined);
    if (!verdict.ok) {
      expect(verdict.code).toBe(code);
      expect(verdict.details['missing']).toBe(missing);
    }
  });

  it('names exactly as many missing as would open it, at every bar', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.integer({ min: 50, max: 90 }), (representatives, others, percent) => {
        const bar = { ...rules, representativeSharePercent: percent };
        const verdict = shareGate(compositionOf(people(representatives, others), bar), bar);
        if (verdict.ok || verdict.code === 'SESSION_NOBODY_PRESENT') return;
        const missing = Number(verdict.details['missing']);
        expect(missing).toBeGreaterThan(0);
        expect(shareGate(compositionOf(people(representatives + missing, others), bar), bar).ok).toBe(true);
        expect(shareGate(compositionOf(people(representatives + missing - 1, others), bar), bar).ok).toBe(false);
      }),
    );
  });

  it('leaves out who is absent, who does not deliberate, and the head of management where the rules say so', () => {
    const room = [
      ...people(2, 1),
      person('worker', { present: false }),
      person('union', { capacity: 'observer' }),
      person('management', { isHeadOfManagement: true }),
    ];
    expect(compositionOf(room, rules)).toEqual({ representatives: 2, deliberating: 4 });
    expect(compositionOf(room, { ...rules, headOfManagementCounts: false }).deliberating).toBe(3);
    expect(managementGate(room).ok).toBe(true);
    expect(managementGate(people(2, 1))).toMatchObject({ code: 'SESSION_MANAGEMENT_ABSENT' });
  });

  it('does not open a regular session without its notice or before its day', () => {
    const day = { scheduledOn: '2026-11-20', today: '2026-11-20' } as const;
    const opening = { kind: 'monthly', state: 'planned', ...day, underWay: null } as const;
    const room = people(5, 5);
    expect(mayOpen({ ...opening, people: room }, rules)).toMatchObject({ code: 'SESSION_NOTICE_MISSING' });
    const notified = { ...opening, state: 'notified', people: room } as const;
    expect(mayOpen({ ...notified, today: '2026-11-19' }, rules)).toMatchObject({ code: 'SESSION_TOO_EARLY' });
    expect(mayOpen(notified, rules).ok).toBe(true);
    expect(mayOpen({ ...opening, kind: 'urgent', people: room }, rules).ok).toBe(true);
  });

  it('opens none while another one is under way, whatever its kind, and names it', () => {
    const day = { scheduledOn: '2026-11-20', today: '2026-11-20', people: people(5, 5) } as const;
    const title = '2026年11月协商会议';
    for (const kind of ['monthly', 'urgent', 'online_quick'] as const) {
      const opening = { kind, state: 'notified', ...day } as const;
      expect(mayOpen({ ...opening, underWay: title }, rules)).toEqual({
        ok: false,
        code: 'SESSION_OTHER_OPEN',
        details: { title },
      });
      expect(mayOpen({ ...opening, underWay: null }, rules).ok).toBe(true);
    }
    // One that is over is over, whatever else goes on.
    expect(mayOpen({ kind: 'urgent', state: 'closed', ...day, underWay: title }, rules)).toMatchObject({
      code: 'SESSION_STATE',
    });
  });
});

describe('a session that is over', () => {
  it('is shown on phones for seven days to the minute', () => {
    const closedAt = '2025-09-26T09:00:00.000Z';
    expect(closedAt >= shownOnPhonesSince('2025-10-03T09:00:00.000Z')).toBe(true);
    expect(closedAt >= shownOnPhonesSince('2025-10-03T09:00:00.001Z')).toBe(false);
  });
});

describe('checking in everybody at once', () => {
  const somebody = { present: false, excused: '', firstIn: null };
  const moment = '2025-10-20T08:00:00.000Z';

  it.each([
    ['means who has not come yet', somebody, true],
    ['leaves who is here', { ...somebody, present: true, firstIn: moment }, false],
    ['brings nobody back who was here and left', { ...somebody, firstIn: moment }, false],
    ['leaves who is excused', { ...somebody, excused: '出差' }, false],
  ])('%s', (_, one, isMeant) => {
    expect(notYetCome([one])).toEqual(isMeant ? [one] : []);
  });
});

describe('the history of the gates', () => {
  it('keeps the moments at which one of them changed', () => {
    const invited = [
      { ...person('worker'), id: 'w' },
      { ...person('management', { isHeadOfManagement: true }), id: 'm' },
      { ...person('union'), id: 'u' },
    ];
    const at = (minute: number): string => `2026-11-20T01:${String(minute).padStart(2, '0')}:00.000Z`;
    const moments = gateHistory(
      invited,
      [
        { participantId: 'w', way: 'in', at: at(1) },
        { participantId: 'm', way: 'in', at: at(11) },
        { participantId: 'u', way: 'in', at: at(12) },
        { participantId: 'u', way: 'out', at: at(13) },
        { participantId: 'm', way: 'out', at: at(50) },
      ],
      { openedAt: at(10), closedAt: at(40) },
      rules,
    );
    expect(moments.map((moment) => [moment.at, moment.shareHeld, moment.managementPresent])).toEqual([
      [at(10), true, false],
      [at(11), true, true],
      [at(12), false, true],
      [at(13), true, true],
    ]);
  });
});

describe('proposing a regular session', () => {
  it('always leaves the notice its working days and falls on a working day of a period without a session', () => {
    fc.assert(
      fc.property(fc.nat(700), fc.nat(15), fc.constantFrom('monthly', 'quarterly'), (offset, days, frequency) => {
        const today = addDays('2024-12-30', offset);
        const settings = { sessionFrequency: frequency, sessionNoticeDays: days } as const;
        const proposal = proposeRegular(today, [], settings, calendar);
        expect(isWorkingDay(proposal.scheduledOn, calendar)).toBe(true);
        expect(workingDaysBetween(today, proposal.scheduledOn, calendar)).toBeGreaterThanOrEqual(days);
        expect(proposal.noticeBy !== null && proposal.noticeBy >= today).toBe(true);
        expect(proposal.scheduledOn >= proposal.period.from && proposal.scheduledOn <= proposal.period.to).toBe(true);
        const next = proposeRegular(today, [proposal.scheduledOn], settings, calendar);
        expect(next.period.from > proposal.period.to).toBe(true);
      }),
    );
  });
});

describe('an agenda', () => {
  const queued = fc.record({
    id: fc.uuid(),
    urgent: fc.boolean(),
    major: fc.boolean(),
    cosignCount: fc.nat(50),
    postponements: fc.nat(3),
    startOn: fc.nat(300).map((n) => addDays('2026-01-01', n)),
  });

  it('loses no petition, never leaves an urgent one out, and puts no lesser one before', () => {
    fc.assert(
      fc.property(fc.array(queued, { maxLength: 30 }), fc.integer({ min: 1, max: 12 }), (queue, capacity) => {
        const { items, leftOut } = drawAgenda(queue, capacity, '2026-11-20');
        expect(items.length + leftOut.length).toBe(queue.length);
        expect(leftOut.some(({ petition }) => petition.urgent)).toBe(false);
        const order = items.map(({ petition }) => (petition.urgent ? 0 : petition.major ? 1 : 2));
        const weight = items.map(({ petition }) => Number(petition.urgent) * 2 + Number(petition.major));
        expect(weight).toEqual(weight.toSorted((a, b) => b - a));
        expect(order.length).toBe(items.length);
        for (const { reasons } of items) expect(reasons.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the outcome of an item', () => {
  const item = { outcome: null, major: false, answer: '已答复', ballots: { open: false, passed: null } } as const;
  const end = (outcome: Parameters<typeof mayEndAs>[1]['outcome'], note = '', measures = 0) => ({
    outcome,
    note,
    measures,
  });

  it.each([
    [item, end('agreed', '', 1), true],
    [item, end('agreed'), 'AGENDA_MEASURES_MISSING'],
    [{ ...item, answer: ' ' }, end('agreed', '', 1), 'AGENDA_ITEM_ANSWER_MISSING'],
    [{ ...item, answer: '' }, end('postponed', '等待核算'), true],
    [item, end('postponed'), 'PETITION_REASON_MISSING'],
    [item, end('no_agreement'), 'PETITION_REASON_MISSING'],
    [item, end('escalated'), 'PETITION_REASON_MISSING'],
    [item, end('passed', '', 1), 'BALLOT_REQUIRED'],
    [item, end('rejected'), 'BALLOT_REQUIRED'],
    [{ ...item, major: true }, end('agreed', '', 1), 'BALLOT_REQUIRED'],
    [{ ...item, ballots: { open: true, passed: null } }, end('postponed', '改日'), 'BALLOT_STILL_OPEN'],
    [{ ...item, ballots: { open: false, passed: true } }, end('passed', '', 1), true],
    [{ ...item, ballots: { open: false, passed: true } }, end('rejected'), 'BALLOT_DECIDES'],
    [{ ...item, ballots: { open: false, passed: false } }, end('passed', '', 1), 'BALLOT_DECIDES'],
    [{ ...item, ballots: { open: false, passed: false } }, end('rejected'), true],
    [{ ...item, outcome: 'agreed' as const }, end('agreed', '', 1), 'AGENDA_ITEM_CLOSED'],
  ])('%j ending as %j: %s', (given, outcome, expected) => {
    const verdict = mayEndAs(given, outcome);
    expect(verdict.ok ? true : verdict.code).toBe(expected);
  });
});

describe('a ballot', () => {
  it.each([
    [23, 36, false],
    [24, 36, true],
    [0, 0, false],
    [2, 3, true],
    [1, 2, false],
    [67, 100, true],
    [66, 100, false],
  ])('may be held by %i of %i: %s', (present, roster, expected) => {
    expect(quorum(present, roster).ok).toBe(expected);
  });

  it.each([
    ['congress', 18, 36, false],
    ['congress', 19, 36, true],
    ['collective_contract', 18, 36, true],
    ['collective_contract', 17, 36, false],
    ['congress', 18, 35, true],
    ['congress', 17, 35, false],
    ['collective_contract', 17, 35, false],
  ] as const)('by %s with %i of %i: %s', (rule, votesFor, roster, expected) => {
    expect(passes(rule, votesFor, roster)).toBe(expected);
  });

  it('passes with exactly the votes it says are needed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom('congress', 'collective_contract'),
        (roster, rule) => {
          const needed = votesNeeded(rule, roster);
          expect(passes(rule, needed, roster)).toBe(true);
          expect(passes(rule, needed - 1, roster)).toBe(false);
        },
      ),
    );
  });

  it('shows the share of all in office, not of those present', () => {
    expect(percentFor(19, 36)).toBe(52.8);
  });

  const sheet = { issued: 24, returned: 23, invalid: 1, votesFor: 15, votesAgainst: 5, votesAbstain: 2 };
  it.each([
    [sheet, true],
    [{ ...sheet, returned: 25 }, 'BALLOT_OVER_RETURNED'],
    [{ ...sheet, issued: 31 }, 'ballotCount.issued'],
    [{ ...sheet, invalid: 24 }, 'ballotCount.invalid'],
    [{ ...sheet, votesFor: 16 }, 'ballotCount.valid'],
    [{ ...sheet, votesAbstain: 1 }, 'ballotCount.valid'],
  ])('paper counts %j: %s', (counts, expected) => {
    const verdict = checkCounts('paper', counts, 30);
    expect(verdict.ok ? true : (verdict.details['field'] ?? verdict.code)).toBe(expected);
  });

  it('counts no more hands than people', () => {
    const hands = { issued: 0, returned: 0, invalid: 0, votesFor: 20, votesAgainst: 3, votesAbstain: 1 };
    expect(checkCounts('show_of_hands', hands, 24).ok).toBe(true);
    expect(checkCounts('show_of_hands', hands, 23)).toMatchObject({ details: { field: 'ballotCount.hands' } });
  });

  it('has two tellers who are not one', () => {
    expect(tellersDiffer('区石泉', '黄晓彤').ok).toBe(true);
    expect(tellersDiffer('区石泉', '区 石泉').ok).toBe(false);
    expect(tellersDiffer('区石泉', ' ').ok).toBe(false);
  });
});
