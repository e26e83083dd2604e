/**
 * libsodium's sealed box (crypto_box_seal) for pages without libsodium: anybody can seal to a public key, only its holder
 * opens. Pure: the 32 random bytes of the throw-away key are handed in.
 */
import { xsalsa20poly1305, hsalsa } from '@noble/ciphers/salsa.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';

/** Seals bytes to an X25519 public key; `random` is 32 bytes that are used for nothing else. */
export function sealBox(publicKey: Uint8Array, message: Uint8Array, random: Uint8Array): Uint8Array {
  const ours = x25519.getPublicKey(random);
  const key = boxKey(x25519.getSharedSecret(random, publicKey));
  const nonce = blake2b(Uint8Array.of(...ours, ...publicKey), { dkLen: 24 });
  const sealed = xsalsa20poly1305(key, nonce).encrypt(message);
  const whole = new Uint8Array(ours.length + sealed.length);
  whole.set(ours);
  whole.set(sealed, ours.length);
  return whole;
}

/** “expand 32-byte k” as Salsa20 takes it. */
const sigma = Uint32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574);

/** NaCl's crypto_box_beforenm: HSalsa20 of the shared secret. */
function boxKey(shared: Uint8Array): Uint8Array {
  const words = (bytes: Uint8Array): Uint32Array => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4, true));
  };
  const out = new Uint32Array(8);
  hsalsa(sigma, words(shared), new Uint32Array(4), out);
  const key = new Uint8Array(32);
  const view = new DataView(key.buffer);
  out.forEach((word, index) => view.setUint32(index * 4, word, true));
  return key;
}
