import { expect, it } from 'vitest';
import { BoxKeys } from '../../electron/backend/trust/secret-box.ts';

const isGone = (key: Uint8Array): boolean => key.every((byte) => byte === 0);

it('overwrites a key that is brought again in place of another, and no other box loses its own', () => {
  const keys = new BoxKeys();
  const [own, signing, other] = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  keys.hold('box', own, signing);
  keys.hold('other', other);
  // Both tellers enter their halves although the keys are held.
  keys.hold('box', Uint8Array.from(own), Uint8Array.from(signing));
  expect([isGone(own), isGone(signing), isGone(other)]).toEqual([true, true, false]);
  const held = keys.find('box') ?? new Uint8Array();
  expect([isGone(held), isGone(keys.findSigning('box') ?? held)]).toEqual([false, false]);
  keys.hold('box', held);
  expect(isGone(held), 'the very same').toBe(false);
  keys.forget('box');
  expect(isGone(held)).toBe(true);
});

it('overwrites every key when another record takes the place of this one', () => {
  const keys = new BoxKeys();
  const all = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte)) as [Uint8Array, Uint8Array, Uint8Array];
  keys.hold('box', all[0], all[1]);
  keys.hold('other', all[2]);
  keys.forgetAll();
  expect(all.map(isGone)).toEqual([true, true, true]);
  expect([keys.find('box'), keys.findSigning('box'), keys.find('other')]).toEqual([undefined, undefined, undefined]);
});
