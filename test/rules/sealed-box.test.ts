import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers-sumo';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealBox } from '../../shared/crypto/sealed-box.ts';

beforeAll(() => sodium.ready);

describe('a sealed box made without libsodium', () => {
  it('is opened by libsodium, whatever is in it', () => {
    const { publicKey, privateKey } = sodium.crypto_box_keypair();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (message) => {
        const sealed = sealBox(publicKey, message, Uint8Array.from(randomBytes(32)));
        expect(sealed.length).toBe(message.length + sodium.crypto_box_SEALBYTES);
        expect(Buffer.from(sodium.crypto_box_seal_open(sealed, publicKey, privateKey))).toEqual(Buffer.from(message));
      }),
      { numRuns: 30 },
    );
  });

  it('opens with no other key, and not when a byte was changed', () => {
    const mine = sodium.crypto_box_keypair();
    const other = sodium.crypto_box_keypair();
    const sealed = sealBox(mine.publicKey, new TextEncoder().encode('诉求'), Uint8Array.from(randomBytes(32)));
    expect(() => sodium.crypto_box_seal_open(sealed, other.publicKey, other.privateKey)).toThrow();
    sealed[40] = (sealed[40] ?? 0) ^ 1;
    expect(() => sodium.crypto_box_seal_open(sealed, mine.publicKey, mine.privateKey)).toThrow();
  });
});
