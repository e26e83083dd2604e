import { expect, it } from 'vitest';
import { makeSigningPair } from '../../electron/backend/trust/paper-signer.ts';
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

it('overwrites every key when another record takes the place of this one', async () => {
  const keys = new BoxKeys();
  const all = [1, 3].map((byte) => new Uint8Array(32).fill(byte)) as [Uint8Array, Uint8Array];
  const { privateDer } = await makeSigningPair();
  keys.hold('box', all[0], privateDer);
  keys.hold('other', all[1]);
  keys.forgetAll();
  expect([...all, privateDer].map(isGone)).toEqual([true, true, true]);
  expect([keys.find('box'), keys.findSigner('box'), keys.find('other')]).toEqual([undefined, undefined, undefined]);
});

it('reads the key that signs papers once as long as it is held, and signs no more when it is forgotten', async () => {
  const keys = new BoxKeys();
  const { privateDer } = await makeSigningPair();
  const blinded = new Uint8Array(256).fill(7);
  keys.hold('box', new Uint8Array(32), privateDer);
  const signer = keys.findSigner('box');
  expect(keys.findSigner('box')).toBe(signer);
  const signature = signer?.sign(blinded);
  expect(signature).toHaveLength(256);

  keys.hold('box', new Uint8Array(32), Uint8Array.from(privateDer));
  expect(keys.findSigner('box')).not.toBe(signer);
  expect(keys.findSigner('box')?.sign(blinded)).toEqual(signature);

  expect(keys.findSigner('box')?.sign(new Uint8Array(256).fill(255)), 'no number below the modulus').toBeUndefined();
  keys.forget('box');
  expect([keys.findSigner('box'), keys.findSigner('other')]).toEqual([undefined, undefined]);
});
