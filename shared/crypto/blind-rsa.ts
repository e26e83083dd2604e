/**
 * The voter's side of RSA blind signatures, RSABSSA-SHA384-PSS-Randomized (RFC 9474): the roll signs a ballot paper without
 * seeing it, and a signed paper cannot be joined to whom it was signed for. Written out here because a page over plain
 * HTTP has no crypto.subtle; the other side, which holds the private key, is OpenSSL's. Pure: what must be random is handed
 * in by the caller.
 */
import { sha384 } from '@noble/hashes/sha2.js';
import { bytesOf, integerOf, inverse, power } from './integers.ts';

export interface RsaPublicKey {
  /** Modulus. */
  readonly n: bigint;
  /** Public exponent. */
  readonly e: bigint;
}

/** What the voter keeps until the blind signature comes back. */
export interface Blinded {
  /** Goes to the signer. */
  readonly blindedMessage: Uint8Array;
  /** Stays with the voter: takes the blinding off again. */
  readonly inverse: Uint8Array;
}

/** Bytes of the random prefix that keeps a message from being guessed. RFC 9474 §4.1 */
export const prefixLength = 32;
/** Bytes of PSS salt; as long as the hash. RFC 9474 §5 */
export const saltLength = 48;

const hashLength = 48;

/** The message with its random prefix in front; `random` is 32 bytes. RFC 9474 §4.1 */
export function prepare(message: Uint8Array, random: Uint8Array): Uint8Array {
  if (random.length !== prefixLength) throw new RangeError(`the prefix has ${prefixLength} bytes`);
  return joined(random, message);
}

/**
 * The prepared message, blinded. `salt` is 48 random bytes; `r` comes from drawInvertible. RFC 9474 §4.2
 * @throws RangeError when r cannot be inverted: draw another
 */
export function blind(key: RsaPublicKey, prepared: Uint8Array, salt: Uint8Array, r: bigint): Blinded {
  const length = lengthOf(key);
  const encoded = encodePss(prepared, bitsOf(key.n) - 1, salt);
  const inverted = inverse(r, key.n);
  const blinded = (integerOf(encoded) * power(r, key.e, key.n)) % key.n;
  return { blindedMessage: bytesOf(blinded, length), inverse: bytesOf(inverted, length) };
}

/**
 * The signature on the prepared message, out of the signer's blind one; checked before it is handed out. RFC 9474 §4.4
 * @throws RangeError when the signer's answer is no signature: the paper must not be used
 */
export function finalize(
  key: RsaPublicKey,
  prepared: Uint8Array,
  blindSignature: Uint8Array,
  unblinding: Uint8Array,
): Uint8Array {
  const length = lengthOf(key);
  if (blindSignature.length !== length || unblinding.length !== length) throw new RangeError('unexpected input size');
  const signature = bytesOf((integerOf(blindSignature) * integerOf(unblinding)) % key.n, length);
  if (!verify(key, prepared, signature)) throw new RangeError('invalid signature');
  return signature;
}

/** Whether the signature is this key's on this prepared message. RFC 8017 §8.1.2 */
export function verify(key: RsaPublicKey, prepared: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== lengthOf(key)) return false;
  const value = integerOf(signature);
  if (value >= key.n) return false;
  const bits = bitsOf(key.n) - 1;
  const encoded = bytesOf(power(value, key.e, key.n), Math.ceil(bits / 8));
  return isPss(prepared, encoded, bits);
}

/** EMSA-PSS-ENCODE with SHA-384, MGF1 and the salt given. RFC 8017 §9.1.1 */
function encodePss(message: Uint8Array, bits: number, salt: Uint8Array): Uint8Array {
  const length = Math.ceil(bits / 8);
  const hash = sha384(joined(new Uint8Array(8), sha384(message), salt));
  const block = new Uint8Array(length - hashLength - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const masked = xor(block, mask(hash, block.length));
  clearTop(masked, length * 8 - bits);
  return joined(masked, hash, Uint8Array.of(0xbc));
}

/** EMSA-PSS-VERIFY. RFC 8017 §9.1.2 */
function isPss(message: Uint8Array, encoded: Uint8Array, bits: number): boolean {
  const length = Math.ceil(bits / 8);
  if (encoded.length !== length || encoded[length - 1] !== 0xbc) return false;
  const masked = encoded.subarray(0, length - hashLength - 1);
  const hash = encoded.subarray(length - hashLength - 1, length - 1);
  const spare = length * 8 - bits;
  if (spare > 0 && (masked[0] ?? 0) >> (8 - spare) !== 0) return false;
  const block = xor(masked, mask(hash, masked.length));
  clearTop(block, spare);
  const at = block.length - saltLength - 1;
  if (block[at] !== 1 || block.subarray(0, at).some((byte) => byte !== 0)) return false;
  const expected = sha384(joined(new Uint8Array(8), sha384(message), block.subarray(at + 1)));
  return expected.every((byte, index) => byte === hash[index]);
}

/** MGF1 with SHA-384. RFC 8017 §B.2.1 */
function mask(seed: Uint8Array, length: number): Uint8Array {
  const made: Uint8Array[] = [];
  for (let counter = 0; counter * hashLength < length; counter += 1) {
    made.push(sha384(joined(seed, bytesOf(BigInt(counter), 4))));
  }
  return joined(...made).subarray(0, length);
}

/** The bits above those that an integer below the modulus can have are zero. */
function clearTop(bytes: Uint8Array, bits: number): void {
  bytes[0] = (bytes[0] ?? 0) & (0xff >> bits);
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, index) => byte ^ (b[index] ?? 0));
}

function bitsOf(n: bigint): number {
  return n.toString(2).length;
}

function lengthOf({ n }: RsaPublicKey): number {
  return Math.ceil(bitsOf(n) / 8);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
