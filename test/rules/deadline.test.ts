import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlinesFor, workingDaysLeft } from '../../shared/domain/deadline.rules.ts';
import { addDays } from '../../shared/domain/instant.ts';
import { petitionClasses, petitionStates } from '../../shared/domain/petition.ts';
import { actsAllowed, mayMerge, mayMove, nextState, petitionActs } from '../../shared/domain/petition.rules.ts';
import { nextDueOn } from '../../shared/domain/next-due.rules.ts';
import { publicCalendar } from '../../shared/domain/public-calendar.ts';
import { checkRules, defaultRules, rulesInForce } from '../../shared/domain/rules-of-procedure.ts';

const rules = defaultRules('large');
const on = (startOn: string, petitionClass: (typeof petitionClasses)[number], urgent = false) =>
  deadlinesFor({ class: petitionClass, urgent, startOn }, rules, publicCalendar);

describe('what the clock demands', () => {
  it('received Friday 2025-09-26: answered by make-up Sunday, done by Tuesday', () => {
    expect(on('2025-09-26', 'immediate')).toMatchObject({
      answerBy: '2025-09-28',
      doneBy: '2025-09-30',
      provisional: false,
    });
  });

  it('received before National Day: answered after it', () => {
    expect(on('2025-09-30', 'immediate').answerBy).toBe('2025-10-09');
  });

  it('consultation: by the end of the next month, or of the next quarter in simplified mode', () => {
    expect(on('2025-09-26', 'consultation')).toMatchObject({ sessionBy: '2025-10-31', answerBy: null });
    expect(on('2025-12-01', 'consultation').sessionBy).toBe('2026-01-31');
    const simplified = defaultRules('small_medium');
    const start = { class: 'consultation', urgent: false, startOn: '2025-11-03' } as const;
    expect(deadlinesFor(start, simplified, publicCalendar).sessionBy).toBe('2026-03-31');
  });

  it('long-term: a plan within ten working days; urgent: consulted on within one', () => {
    expect(on('2025-11-03', 'long_term')).toMatchObject({ planBy: '2025-11-17', doneBy: null, consultBy: null });
    expect(on('2025-11-03', 'long_term', true).consultBy).toBe('2025-11-04');
  });

  it('counts what is left, today, and overdue, also over a weekend', () => {
    expect(workingDaysLeft('2025-11-05', '2025-11-03', publicCalendar)).toBe(2);
    expect(workingDaysLeft('2025-11-03', '2025-11-03', publicCalendar)).toBe(0);
    expect(workingDaysLeft('2025-10-31', '2025-11-03', publicCalendar)).toBe(-1);
    expect(workingDaysLeft('2025-10-31', '2025-11-01', publicCalendar)).toBe(-1);
  });

  it('never owes before the clock started', () => {
    fc.assert(
      fc.property(fc.nat(1500), fc.constantFrom(...petitionClasses), fc.boolean(), (n, petitionClass, urgent) => {
        const startOn = addDays('2023-01-01', n);
        const { provisional: _flag, ...days } = on(startOn, petitionClass, urgent);
        for (const day of Object.values(days)) if (day !== null) expect(day > startOn).toBe(true);
      }),
    );
  });
});

describe('the life cycle', () => {
  it('answered is never done: nothing leads from assigned to done but through an answer', () => {
    expect(mayMove('assigned', 'reportDone', 'immediate').ok).toBe(false);
    expect(nextState('assigned', 'answer', 'immediate')).toBe('answered');
    expect(mayMove('answered', 'reportDone', 'immediate').ok).toBe(true);
  });

  it('a petition ends only with an answer, whatever is done to it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...petitionActs), { maxLength: 30 }),
        fc.constantFrom(...petitionClasses),
        (acts, petitionClass) => {
          let state: (typeof petitionStates)[number] = 'received';
          let answered = false;
          for (const act of acts) {
            if (!mayMove(state, act, petitionClass).ok) continue;
            if (['answer', 'setOutOfScope', 'decide', 'plan', 'merge', 'return'].includes(act)) answered = true;
            state = nextState(state, act, petitionClass);
            if (state === 'closed' || state === 'done') expect(answered).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('offers nothing on what has ended', () => {
    for (const state of ['closed', 'merged', 'out_of_scope'] as const) expect(actsAllowed(state)).toEqual([]);
  });

  it('merges only into another petition that is open', () => {
    expect(mayMerge({ id: 'a', state: 'received' }, { id: 'a', state: 'received' }).ok).toBe(false);
    expect(mayMerge({ id: 'a', state: 'received' }, { id: 'b', state: 'closed' }).ok).toBe(false);
    expect(mayMerge({ id: 'a', state: 'received' }, { id: 'b', state: 'queued' }).ok).toBe(true);
  });

  it('owes nothing once it has ended', () => {
    const days = {
      answerBy: '2025-01-02',
      doneBy: '2025-01-03',
      planBy: null,
      consultBy: null,
      sessionBy: null,
      progressBy: null,
    };
    expect(nextDueOn({ state: 'assigned', ...days, answeredAt: null, doneAt: null })).toBe('2025-01-02');
    expect(nextDueOn({ state: 'answered', ...days, answeredAt: 'x', doneAt: null })).toBe('2025-01-03');
    expect(nextDueOn({ state: 'closed', ...days, answeredAt: null, doneAt: null })).toBeNull();
  });
});

describe('the rules of procedure', () => {
  it('take their defaults within their own ranges', () => {
    for (const size of ['large', 'small_medium'] as const) expect(checkRules(defaultRules(size))).toEqual({ ok: true });
  });

  it('judge a record by the version of its day', () => {
    const versions = [{ effectiveOn: '2025-01-01' }, { effectiveOn: '2025-06-01' }];
    expect(rulesInForce(versions, '2025-05-31')).toBe(versions[0]);
    expect(rulesInForce(versions, '2025-06-01')).toBe(versions[1]);
    expect(rulesInForce(versions, '2024-01-01')).toBe(versions[0]);
  });
});
