import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isCounted,
  meanOf,
  percent,
  rateNames,
  rateOf,
  runningRate,
  timingOf,
  type FigureCell,
  type FigureSession,
} from '../../shared/domain/figures.rules.ts';
import { addDays, addMonths } from '../../shared/domain/instant.ts';
import { categories, closings, petitionClasses, petitionStates } from '../../shared/domain/petition.ts';
import { sessionStates } from '../../shared/domain/session.ts';

const timing = fc.constantFrom('noDeadline', 'onTime', 'late', 'overdue', 'running' as const);
const cell: fc.Arbitrary<FigureCell> = fc.record({
  month: fc.constantFrom('2025-08', '2025-09'),
  category: fc.option(fc.constantFrom(...categories)),
  class: fc.option(fc.constantFrom(...petitionClasses)),
  state: fc.constantFrom(...petitionStates),
  closing: fc.option(fc.constantFrom(...closings)),
  answered: fc.boolean(),
  answer: timing,
  completion: timing,
  n: fc.integer({ min: 1, max: 50 }),
});
const cells = fc.array(cell, { maxLength: 30, size: 'max' });
const name = fc.constantFrom(...rateNames);

describe('a rate', () => {
  it('never counts more than its whole, and adds up over any division of the petitions', () => {
    fc.assert(
      fc.property(name, cells, cells, (rate, some, others) => {
        const [one, other, both] = [some, others, [...some, ...others]].map((list) => rateOf(rate, list));
        expect(both?.part).toBe((one?.part ?? 0) + (other?.part ?? 0));
        expect(both?.whole).toBe((one?.whole ?? 0) + (other?.whole ?? 0));
        expect(both?.part).toBeLessThanOrEqual(both?.whole ?? 0);
      }),
    );
  });

  it('leaves out what is out of scope or merged, whatever else is known of it', () => {
    fc.assert(
      fc.property(name, cells, (rate, list) => {
        expect(rateOf(rate, list)).toEqual(rateOf(rate, list.filter(isCounted)));
      }),
    );
  });

  it('is not made better by what is still running, nor by answering late', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const late = list.map((one) => (one.answer === 'overdue' ? { ...one, answer: 'late' as const } : one));
        expect(rateOf('onTimeResponse', late)).toEqual(rateOf('onTimeResponse', list));
        const running = { ...list[0], answer: 'running', completion: 'running' } as FigureCell;
        expect(rateOf('onTimeResponse', [...list, running])).toEqual(rateOf('onTimeResponse', list));
        expect(rateOf('onTimeCompletion', [...list, running])).toEqual(rateOf('onTimeCompletion', list));
      }),
    );
  });

  it('of resolution counts closed ones only when they were solved', () => {
    const one = { month: '2025-09', category: null, class: null, answered: true, n: 1 } as const;
    const due = { answer: 'onTime', completion: 'onTime' } as const;
    const resolved = (state: FigureCell['state'], closing: FigureCell['closing']) =>
      rateOf('resolution', [{ ...one, ...due, state, closing }]).part;
    expect(closings.map((closing) => resolved('closed', closing))).toEqual([1, 0, 0]);
    expect([resolved('done', null), resolved('evaluated', null), resolved('answered', null)]).toEqual([1, 1, 0]);
  });

  it('is shown in percent between 0 and 100, and not at all where there is nothing to divide by', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (part, rest) => {
        const shown = percent({ part, whole: part + rest });
        if (part + rest === 0) expect(shown).toBeNull();
        else expect(shown).toBeGreaterThanOrEqual(0);
        if (shown !== null) expect(shown).toBeLessThanOrEqual(100);
      }),
    );
    expect(percent({ part: 19, whole: 36 })).toBe(52.8);
  });
});

describe('how a duty stands', () => {
  it.each([
    ['2025-09-28', false, false, '2025-09-28', 'running'],
    ['2025-09-28', false, false, '2025-09-29', 'overdue'],
    ['2025-09-28', true, true, '2025-12-01', 'onTime'],
    ['2025-09-28', true, false, '2025-12-01', 'late'],
    [null, true, true, '2025-12-01', 'noDeadline'],
  ] as const)('due %s, done %s, in time %s, on %s: %s', (deadline, isDone, inTime, today, expected) => {
    expect(timingOf(deadline, { isDone, inTime }, today)).toBe(expected);
  });
});

const session: fc.Arbitrary<FigureSession> = fc.record({
  heldOn: fc.nat(500).map((n) => addDays('2025-01-01', n)),
  state: fc.constantFrom(...sessionStates),
  gatesHeld: fc.boolean(),
  representatives: fc.option(fc.nat(40)),
  deliberating: fc.option(fc.nat(80)),
});

describe('the running rate', () => {
  const span = { from: '2025-01-01', to: '2025-12-31', today: '2026-03-01' };
  const valid = (heldOn: string): FigureSession => ({
    heldOn,
    state: 'minuted',
    gatesHeld: true,
    representatives: 20,
    deliberating: 30,
  });

  it('counts months, not sessions: two in one month are one', () => {
    expect(runningRate([valid('2025-03-01'), valid('2025-03-31')], span, 'monthly')).toEqual({ part: 1, whole: 12 });
    expect(runningRate([valid('2025-03-31'), valid('2025-04-01')], span, 'quarterly')).toEqual({ part: 2, whole: 4 });
  });

  it('does not count a room that was only opened, or one whose gates failed', () => {
    for (const state of sessionStates) {
      const { part } = runningRate([{ ...valid('2025-03-01'), state }], span, 'monthly');
      expect(part, state).toBe(state === 'minuted' || state === 'published' ? 1 : 0);
    }
    expect(runningRate([{ ...valid('2025-03-01'), gatesHeld: false }], span, 'monthly').part).toBe(0);
  });

  it('leaves out the month that is going on until it has its session', () => {
    const going = { ...span, to: '2025-09-20', today: '2025-09-20' };
    expect(runningRate([], going, 'monthly').whole).toBe(8);
    expect(runningRate([valid('2025-09-12')], going, 'monthly')).toEqual({ part: 1, whole: 9 });
  });

  it('never has more parts than whole, and another session never lowers it', () => {
    const frequency = fc.constantFrom('monthly', 'quarterly' as const);
    fc.assert(
      fc.property(
        fc.array(session, { maxLength: 40, size: 'max' }),
        session,
        frequency,
        fc.nat(20),
        (held, more, every, n) => {
          const over = { ...span, to: `${addMonths('2025-01', n)}-28` };
          const before = runningRate(held, over, every);
          const after = runningRate([...held, more], over, every);
          expect(before.part).toBeLessThanOrEqual(before.whole);
          expect(after.part * Math.max(1, before.whole)).toBeGreaterThanOrEqual(before.part * after.whole);
        },
      ),
    );
  });
});

describe('a mean', () => {
  it('lies between the lowest and the highest, and is kept back below the number it is shown from', () => {
    const given = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40, size: 'max' });
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 10 }), (scores, shownFrom) => {
        const { count, mean } = meanOf(
          scores.map((score) => ({ score, n: 1 })),
          shownFrom,
        );
        expect(count).toBe(scores.length);
        expect(mean === null).toBe(count < shownFrom);
        if (mean === null) return;
        expect(mean).toBeGreaterThanOrEqual(Math.min(...scores));
        expect(mean).toBeLessThanOrEqual(Math.max(...scores));
      }),
    );
  });
});
