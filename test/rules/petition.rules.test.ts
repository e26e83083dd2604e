import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closings,
  openPetitionStates,
  petitionClasses,
  petitionStates,
  type PetitionClass,
  type PetitionState,
} from '../../shared/domain/petition.ts';
import {
  actsAllowed,
  mayCarryOut,
  mayCloseAs,
  mayMerge,
  mayMove,
  nextState,
  petitionActs,
  type PetitionAct,
} from '../../shared/domain/petition.rules.ts';

const anyClass = fc.constantFrom(...petitionClasses);
const anyState = fc.constantFrom(...petitionStates);
const anyAct = fc.constantFrom(...petitionActs);
const isOpen = (state: PetitionState): boolean => (openPetitionStates as readonly string[]).includes(state);

/** Walks through the life cycle: of the acts given, each that is allowed where one stands is done. */
function walk(petitionClass: PetitionClass, acts: readonly PetitionAct[]) {
  let state: PetitionState = 'received';
  const path: { from: PetitionState; act: PetitionAct; to: PetitionState }[] = [];
  for (const act of acts) {
    if (!mayMove(state, act, petitionClass).ok) continue;
    const to = nextState(state, act, petitionClass);
    path.push({ from: state, act, to });
    state = to;
  }
  return { state, path };
}

const walks = fc.tuple(anyClass, fc.array(anyAct, { maxLength: 60, size: 'max' }));

describe('the life cycle of a petition', () => {
  it('begins where its class says', () => {
    expect(petitionClasses.map((one) => nextState('received', 'triage', one))).toEqual([
      'assigned',
      'queued',
      'planning',
    ]);
  });

  it('never leaves an end, except that what was done can be rated and closed', () => {
    fc.assert(
      fc.property(walks, ([petitionClass, acts]) => {
        for (const { from, act } of walk(petitionClass, acts).path) {
          if (isOpen(from)) continue;
          expect(['done', 'evaluated']).toContain(from);
          expect(['rate', 'close']).toContain(act);
        }
      }),
    );
  });

  it('never comes to be done without an answer, a decision or a plan before', () => {
    fc.assert(
      fc.property(walks, ([petitionClass, acts]) => {
        const { path } = walk(petitionClass, acts);
        const done = path.findIndex(({ to }) => to === 'done');
        if (done === -1) return;
        const before = path.slice(0, done).map(({ act }) => act);
        expect(before.some((act) => ['answer', 'decide', 'plan', 'return'].includes(act))).toBe(true);
      }),
    );
  });

  it('ends only with an answer, or with being out of scope or merged', () => {
    fc.assert(
      fc.property(walks, ([petitionClass, acts]) => {
        const { state, path } = walk(petitionClass, acts);
        if (isOpen(state) || state === 'out_of_scope' || state === 'merged') return;
        expect(path.some(({ act }) => ['answer', 'decide', 'plan', 'return'].includes(act))).toBe(true);
      }),
    );
  });

  it('is never consulted on before it has been triaged', () => {
    fc.assert(
      fc.property(walks, ([petitionClass, acts]) => {
        const { path } = walk(petitionClass, acts);
        const agenda = path.findIndex(({ act }) => act === 'putOnAgenda');
        if (agenda !== -1) expect(path.slice(0, agenda).some(({ act }) => act === 'triage')).toBe(true);
      }),
    );
  });

  it('has a way to its end from every open state, so that nothing is stuck', () => {
    for (const petitionClass of petitionClasses) {
      for (const start of openPetitionStates) {
        const reached = new Set<PetitionState>([start]);
        for (const state of reached)
          for (const act of actsAllowed(state, petitionClass)) reached.add(nextState(state, act, petitionClass));
        expect(reached.has('closed'), `${petitionClass} ${start}`).toBe(true);
      }
    }
  });

  it('offers exactly what it allows, and refuses the rest with the state and the act', () => {
    fc.assert(
      fc.property(anyState, anyAct, fc.option(anyClass), (state, act, petitionClass) => {
        const verdict = mayMove(state, act, petitionClass);
        expect(actsAllowed(state, petitionClass).includes(act)).toBe(verdict.ok);
        if (!verdict.ok) expect(verdict).toMatchObject({ code: 'PETITION_TRANSITION', details: { state, act } });
      }),
    );
  });

  it('counts as solved only what was done', () => {
    fc.assert(
      fc.property(anyState, fc.constantFrom(...closings), (state, closing) => {
        const allowed = mayCloseAs(state, closing).ok;
        if (allowed && closing === 'solved') expect(['done', 'evaluated']).toContain(state);
        if (allowed) expect(mayMove(state, 'close', null).ok).toBe(true);
      }),
    );
    expect(mayCloseAs('answered', 'solved').ok).toBe(false);
    expect(mayCloseAs('answered', 'explained').ok).toBe(true);
  });

  it('merges into another that is open, never into itself', () => {
    fc.assert(
      fc.property(anyState, anyState, (from, into) => {
        expect(mayMerge({ id: '1', state: from }, { id: '1', state: into })).toMatchObject({
          code: 'PETITION_MERGE_INTO_SELF',
        });
        expect(mayMerge({ id: '1', state: from }, { id: '2', state: into }).ok).toBe(isOpen(into));
      }),
    );
  });

  it('carries a major matter out only when its ballot has passed', () => {
    fc.assert(
      fc.property(anyAct, fc.constantFrom(true, false, null), (act, passed) => {
        const carriesOut = ['startWork', 'reportProgress', 'reportDone'].includes(act);
        expect(mayCarryOut(true, act, { passed }).ok).toBe(!carriesOut || passed === true);
        expect(mayCarryOut(false, act, { passed }).ok).toBe(true);
      }),
    );
  });
});
