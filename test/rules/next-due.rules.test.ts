import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/instant.ts';
import { nextDueOn, type Obligations } from '../../shared/domain/next-due.rules.ts';
import { openPetitionStates, petitionStates } from '../../shared/domain/petition.ts';

const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2025-01-01', n));
const maybe = fc.option(day);
const obligations: fc.Arbitrary<Obligations> = fc.record({
  state: fc.constantFrom(...petitionStates),
  answerBy: maybe,
  doneBy: maybe,
  planBy: maybe,
  consultBy: maybe,
  sessionBy: maybe,
  progressBy: maybe,
  answeredAt: maybe,
  doneAt: maybe,
});
const deadlines = ['answerBy', 'doneBy', 'planBy', 'consultBy', 'sessionBy', 'progressBy'] as const;

const none: Obligations = {
  state: 'assigned',
  answerBy: null,
  doneBy: null,
  planBy: null,
  consultBy: null,
  sessionBy: null,
  progressBy: null,
  answeredAt: null,
  doneAt: null,
};

describe('what is due next on a petition', () => {
  it('is one of its deadlines, and none of those owed is earlier', () => {
    fc.assert(
      fc.property(obligations, (petition) => {
        const due = nextDueOn(petition);
        if (due === null) return;
        expect(deadlines.map((name) => petition[name])).toContain(due);
        if (petition.answeredAt === null && petition.answerBy !== null) expect(due <= petition.answerBy).toBe(true);
        if (petition.doneAt === null && petition.doneBy !== null) expect(due <= petition.doneBy).toBe(true);
      }),
    );
  });

  it('is nothing when it has ended, whatever dates still stand in it', () => {
    fc.assert(
      fc.property(obligations, (petition) => {
        if (!(openPetitionStates as readonly string[]).includes(petition.state)) expect(nextDueOn(petition)).toBeNull();
      }),
    );
  });

  it('never comes earlier by fulfilling something', () => {
    fc.assert(
      fc.property(obligations, (petition) => {
        const before = nextDueOn(petition) ?? '9999';
        const after = nextDueOn({ ...petition, answeredAt: '2025-01-01', doneAt: '2025-01-01' }) ?? '9999';
        expect(after >= before).toBe(true);
      }),
    );
  });

  it('is the answer, then the completion', () => {
    const petition = { ...none, answerBy: '2025-09-28', doneBy: '2025-09-30' };
    expect(nextDueOn(petition)).toBe('2025-09-28');
    expect(nextDueOn({ ...petition, state: 'answered', answeredAt: '2025-09-27' })).toBe('2025-09-30');
    expect(nextDueOn({ ...petition, state: 'done', answeredAt: '2025-09-27', doneAt: '2025-09-29' })).toBeNull();
  });

  it.each([
    ['planning', 'planBy', true],
    ['planned', 'planBy', false],
    ['planned', 'progressBy', true],
    ['in_progress', 'progressBy', true],
    ['queued', 'progressBy', false],
    ['queued', 'sessionBy', true],
    ['on_agenda', 'sessionBy', true],
    ['decided', 'sessionBy', false],
    ['assigned', 'consultBy', true],
    ['in_progress', 'consultBy', false],
  ] as const)('in %s its %s is owed: %s', (state, name, owed) => {
    expect(nextDueOn({ ...none, state, [name]: '2025-10-10' })).toBe(owed ? '2025-10-10' : null);
  });
});
