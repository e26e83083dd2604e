import { describe, expect, it } from 'vitest';
import { isDraftOver } from '../../shared/domain/draft.rules.ts';
import { sessionStates } from '../../shared/domain/session.ts';

const today = '2025-10-31';

describe('a draft', () => {
  it.each([
    ['2025-10-31', false],
    ['2025-10-01', false],
    ['2025-09-30', true],
    // A clock that was ahead and has been set right.
    ['2025-11-20', false],
  ])('last written on %s rests thirty days and is then over: %s', (savedOn, over) => {
    expect(isDraftOver({ savedOn, session: null }, today)).toBe(over);
  });

  it.each(sessionStates)('of a session that is %s is kept as long as it can still be saved', (state) => {
    const isUnderWay = ['planned', 'notified', 'open'].includes(state);
    expect(isDraftOver({ savedOn: today, session: { state, closedOn: null } }, today)).toBe(!isUnderWay);
  });

  it.each([
    ['2025-10-31', false],
    ['2025-10-30', true],
  ])('of a session closed on %s can be copied on that day and no longer: %s', (closedOn, over) => {
    expect(isDraftOver({ savedOn: closedOn, session: { state: 'closed', closedOn } }, today)).toBe(over);
  });

  it('of a session that goes on for long is over all the same when nobody goes on with it', () => {
    const session = { state: 'planned', closedOn: null } as const;
    expect(isDraftOver({ savedOn: '2025-10-01', session }, today)).toBe(false);
    expect(isDraftOver({ savedOn: '2025-09-30', session }, today)).toBe(true);
  });
});
