import { constants, createPrivateKey, generateKeyPairSync, privateDecrypt, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blind, finalize, prepare, verify } from '../../shared/crypto/blind-rsa.ts';
import { bytesOf, integerOf, inverse, power } from '../../shared/crypto/integers.ts';

interface Vector {
  readonly name: string;
  readonly n: string;
  readonly e: string;
  readonly d: string;
  readonly msg: string;
  readonly msg_prefix: string;
  readonly input_msg: string;
  readonly salt: string;
  readonly inv: string;
  readonly blinded_msg: string;
  readonly blind_sig: string;
  readonly sig: string;
}

/** RFC 9474, appendix A: the two variants with a salt. */
const vectors = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../data/rfc9474.json'), 'utf8'),
) as readonly Vector[];
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const integer = (text: string): bigint => BigInt(`0x${text}`);

describe.each(vectors)("the RFC's vectors, $name", (vector) => {
  const key = { n: integer(vector.n), e: integer(vector.e) };
  const prepared = hex(vector.input_msg);

  it('prepares and blinds to the same bytes', () => {
    if (vector.msg_prefix !== '') expect(prepare(hex(vector.msg), hex(vector.msg_prefix))).toEqual(prepared);
    // The vectors give the inverse of r.
    const r = inverse(integer(vector.inv), key.n);
    const blinded = blind(key, prepared, hex(vector.salt), r);
    expect(Buffer.from(blinded.blindedMessage).toString('hex')).toBe(vector.blinded_msg);
    expect(Buffer.from(blinded.inverse).toString('hex')).toBe(vector.inv);
  });

  it('takes the blinding off to the same signature, and accepts no other', () => {
    expect(power(integer(vector.blinded_msg), integer(vector.d), key.n)).toBe(integer(vector.blind_sig));
    const signature = finalize(key, prepared, hex(vector.blind_sig), hex(vector.inv));
    expect(Buffer.from(signature).toString('hex')).toBe(vector.sig);
    expect(verify(key, prepared, signature)).toBe(true);
    for (const at of [0, 100, signature.length - 1]) {
      const other = Uint8Array.from(signature);
      other[at] = (other[at] ?? 0) ^ 1;
      expect(verify(key, prepared, other)).toBe(false);
    }
    expect(verify(key, hex(`${vector.input_msg}00`), signature)).toBe(false);
    const bent = hex(vector.blind_sig);
    bent[20] = (bent[20] ?? 0) ^ 4;
    expect(() => finalize(key, prepared, bent, hex(vector.inv))).toThrow('invalid signature');
    expect(() => finalize(key, prepared, bent.subarray(1), hex(vector.inv))).toThrow('unexpected input size');
  });
});

describe('with the signer that the program uses', () => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = pair.publicKey.export({ format: 'jwk' });
  const key = {
    n: integerOf(Buffer.from(jwk.n ?? '', 'base64url')),
    e: integerOf(Buffer.from(jwk.e ?? '', 'base64url')),
  };
  const sign = (message: Uint8Array): Uint8Array =>
    privateDecrypt({ key: pair.privateKey, padding: constants.RSA_NO_PADDING }, message);
  const randomBelow = (n: bigint): bigint => integerOf(randomBytes(264)) % n;

  it('signs what it cannot read, and another program accepts it', async () => {
    const message = new TextEncoder().encode('票');
    const prepared = prepare(message, Uint8Array.from(randomBytes(32)));
    const { blindedMessage, inverse: unblinding } = blind(
      key,
      prepared,
      Uint8Array.from(randomBytes(48)),
      randomBelow(key.n),
    );
    const signature = finalize(key, prepared, Uint8Array.from(sign(blindedMessage)), unblinding);
    const spki = createPrivateKey(pair.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    expect(spki.asymmetricKeyType).toBe('rsa');
    const imported = await crypto.subtle.importKey(
      'jwk',
      { ...jwk, alg: 'PS384', ext: true },
      { name: 'RSA-PSS', hash: 'SHA-384' },
      true,
      ['verify'],
    );
    const suite = RSABSSA.SHA384.PSS.Randomized();
    expect(await suite.verify(imported, signature, prepared)).toBe(true);
  });

  it('the same paper blinded twice looks like two that have nothing to do with each other', () => {
    const prepared = prepare(new Uint8Array([1]), Uint8Array.from(randomBytes(32)));
    const salt = Uint8Array.from(randomBytes(48));
    const [one, two] = [randomBelow(key.n), randomBelow(key.n)].map((r) => blind(key, prepared, salt, r));
    expect(Buffer.from(one?.blindedMessage ?? [])).not.toEqual(Buffer.from(two?.blindedMessage ?? []));
  });
});

describe('integers', () => {
  const modulus = (1n << 127n) - 1n; // a prime
  it('go to bytes and back, and refuse what does not fit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), (value) => {
        expect(integerOf(bytesOf(value, 16))).toBe(value);
      }),
    );
    expect(() => bytesOf(256n, 1)).toThrow(RangeError);
    expect(() => bytesOf(-1n, 1)).toThrow(RangeError);
  });
  it('have inverses, and powers that multiply', () => {
    const some = fc.bigInt({ min: 1n, max: modulus - 1n });
    fc.assert(
      fc.property(some, some, some, (value, a, b) => {
        expect((value * inverse(value, modulus)) % modulus).toBe(1n);
        expect((power(value, a, modulus) * power(value, b, modulus)) % modulus).toBe(power(value, a + b, modulus));
      }),
      { numRuns: 50 },
    );
    expect(() => inverse(6n, 9n)).toThrow('has no inverse');
  });
});
