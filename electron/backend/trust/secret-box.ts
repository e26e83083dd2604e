import { randomBytes, randomInt } from 'node:crypto';
import { newUnorderedId } from '../ids.ts';
import { makeSigningPair, PaperSigner } from './paper-signer.ts';
import { libsodium } from './sodium.ts';

/** A box for secret slips: anybody may put one in, nobody can read one before the box is opened. */
export interface NewBox {
  readonly id: string;
  readonly publicKey: Uint8Array;
  /** Stays in memory. */
  readonly privateKey: Uint8Array;
  /** The private key for a restart, readable only with both halves of the opening code. */
  readonly wrappedKey: Uint8Array;
  readonly parameters: string;
  /** Shown once, one half to each teller, and kept nowhere. */
  readonly openingCode: { readonly first: string; readonly second: string };
}

/** A ballot's box also signs papers, blindly: with a signed one a phone votes without saying whose it is. */
export interface NewBallotBox extends NewBox {
  /** Public half, a JWK with n and e. */
  readonly signingKey: string;
  /** Stays in memory; PKCS #8, DER. */
  readonly privateSigningKey: Uint8Array;
  readonly wrappedSigningKey: Uint8Array;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const halfLength = 16;

/** A new box with a key pair of its own. */
export async function makeBox(): Promise<NewBox> {
  return (await boxWithKey()).box;
}

/** A new box for a ballot, with a second key pair that signs papers and is wrapped as the first is. */
export async function makeBallotBox(): Promise<NewBallotBox> {
  const pair = await makeSigningPair();
  const { box, wrappedBeside } = await boxWithKey(pair.privateDer);
  if (wrappedBeside === undefined) throw new Error('the signing key was not wrapped');
  return {
    ...box,
    signingKey: JSON.stringify(pair.publicJwk),
    privateSigningKey: pair.privateDer,
    wrappedSigningKey: wrappedBeside,
  };
}

/** `beside`: what else is wrapped with the key that both halves make, which is gone afterwards. */
async function boxWithKey(beside?: Uint8Array): Promise<{ box: NewBox; wrappedBeside: Uint8Array | undefined }> {
  const sodium = await libsodium();
  const id = newUnorderedId();
  const pair = sodium.crypto_box_keypair();
  const openingCode = { first: newHalf(), second: newHalf() };
  const key = await keyFromHalves(id, openingCode.first, openingCode.second);
  const wrap = (secret: Uint8Array): Uint8Array => {
    const nonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES);
    return Buffer.concat([nonce, sodium.crypto_secretbox_easy(secret, nonce, key)]);
  };
  const wrappedKey = wrap(pair.privateKey);
  const wrappedBeside = beside === undefined ? undefined : wrap(beside);
  sodium.memzero(key);
  const parameters = JSON.stringify({
    algorithm: 'blake2b+xsalsa20poly1305',
    layout: 'nonce24 box',
    bitsPerHalf: 80,
    ...(beside === undefined ? {} : { papers: 'RSABSSA-SHA384-PSS-Randomized 2048' }),
  });
  const { publicKey, privateKey } = pair;
  return { box: { id, publicKey, privateKey, wrappedKey, parameters, openingCode }, wrappedBeside };
}

/** A private key out of its wrapping; undefined when one of the halves is wrong. */
export async function unwrapBoxKey(
  box: { readonly id: string; readonly wrappedKey: Uint8Array },
  first: string,
  second: string,
): Promise<Uint8Array | undefined> {
  const sodium = await libsodium();
  const key = await keyFromHalves(box.id, first, second);
  const nonce = box.wrappedKey.subarray(0, sodium.crypto_secretbox_NONCEBYTES);
  try {
    return sodium.crypto_secretbox_open_easy(box.wrappedKey.subarray(nonce.length), nonce, key);
  } catch {
    return undefined; // libsodium throws on a wrong key
  } finally {
    sodium.memzero(key);
  }
}

/**
 * Seals a slip. Its text must have the same length whatever it says: a sealed box is as long as what is in it, and the
 * length alone would tell the choice.
 */
export async function sealSlip(publicKey: Uint8Array, text: string): Promise<Uint8Array> {
  const sodium = await libsodium();
  return sodium.crypto_box_seal(text, publicKey);
}

/**
 * All slips of a box in the clear, shuffled: in what order they lay in it tells nothing. Undefined stands for one that was
 * not sealed to this box: a phone may send what it likes.
 */
export async function openSlips(
  keys: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array },
  sealed: readonly Uint8Array[],
): Promise<readonly (string | undefined)[]> {
  const sodium = await libsodium();
  const opened = sealed.map((slip) => {
    try {
      return Buffer.from(sodium.crypto_box_seal_open(slip, keys.publicKey, keys.privateKey)).toString('utf8');
    } catch {
      return undefined; // libsodium throws on what is not sealed to the key
    }
  });
  for (let last = opened.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [opened[last], opened[other]] = [opened[other], opened[last]];
  }
  return opened;
}

/** The private keys of the boxes that are open now. In memory only; overwritten when forgotten. */
export class BoxKeys {
  readonly #held = new Map<string, Uint8Array>();
  readonly #signing = new Map<string, Uint8Array>();
  readonly #signers = new Map<string, PaperSigner>();

  hold(boxId: string, privateKey: Uint8Array, signingKey?: Uint8Array): void {
    put(this.#held, boxId, privateKey);
    if (signingKey === undefined) return;
    put(this.#signing, boxId, signingKey);
    this.#signers.delete(boxId);
  }

  find(boxId: string): Uint8Array | undefined {
    return this.#held.get(boxId);
  }

  /** What signs papers for this box: PKCS #8, DER. */
  findSigning(boxId: string): Uint8Array | undefined {
    return this.#signing.get(boxId);
  }

  /** Signs papers for this box; the same one as long as its key is held. */
  findSigner(boxId: string): PaperSigner | undefined {
    const signingKey = this.#signing.get(boxId);
    if (signingKey === undefined) return undefined;
    const signer = this.#signers.get(boxId) ?? new PaperSigner(signingKey);
    this.#signers.set(boxId, signer);
    return signer;
  }

  forget(boxId: string): void {
    this.#signers.delete(boxId);
    for (const keys of [this.#held, this.#signing]) {
      keys.get(boxId)?.fill(0);
      keys.delete(boxId);
    }
  }

  /** Another record takes the place of the one that they belong to. */
  forgetAll(): void {
    for (const boxId of [...this.#held.keys(), ...this.#signing.keys()]) this.forget(boxId);
  }
}

/** What was there before is overwritten, unless it is the same. */
function put(keys: Map<string, Uint8Array>, boxId: string, key: Uint8Array): void {
  const before = keys.get(boxId);
  if (before !== key) before?.fill(0);
  keys.set(boxId, key);
}

/** 80 random bits as 16 characters that are not mistaken for each other when copied by hand. */
function newHalf(): string {
  const characters = [...randomBytes(halfLength)].map((byte) => alphabet[byte & 31] ?? '0');
  return (characters.join('').match(/.{4}/g) ?? []).join('-');
}

/**
 * Both halves are random and long, so that a plain hash is enough: there is nothing to guess, and one half leaves 80 bits
 * of the other unknown.
 */
async function keyFromHalves(boxId: string, first: string, second: string): Promise<Uint8Array> {
  const sodium = await libsodium();
  return sodium.crypto_generichash(32, `gongshi box ${boxId} ${bare(first)} ${bare(second)}`, null);
}

function bare(half: string): string {
  return half
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '');
}
