import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withSameParts } from '../../renderer/api/same-parts.ts';

const session = () => ({
  version: 1,
  participants: [
    { name: '区石泉', present: true },
    { name: '黄晓彤', present: false },
  ],
});

describe('an answer that is read again', () => {
  it('is the same object where nothing in it has changed', () => {
    const before = session();
    expect(withSameParts(before, session())).toBe(before);
  });

  it('keeps the persons who have not changed, and takes the one who has', () => {
    const before = session();
    const [first, second] = session().participants;
    const next = withSameParts(before, { version: 2, participants: [first, { ...second, present: true }] });
    expect(next).not.toBe(before);
    expect(next.participants[0]).toBe(before.participants[0]);
    expect(next.participants[1]).toEqual({ name: '黄晓彤', present: true });
  });

  it('says what the new one says, whatever stood there before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
        expect(withSameParts(before, structuredClone(next))).toEqual(next);
        expect(withSameParts(next, structuredClone(next))).toBe(next);
      }),
    );
  });
});
