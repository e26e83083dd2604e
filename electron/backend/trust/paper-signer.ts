import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';

const modulusBits = 2048;

/** A key pair that signs ballot papers blindly (RFC 9474), for one ballot only. */
export interface SigningPair {
  /** Public JWK, n and e in base64url. */
  readonly publicJwk: { readonly n: string; readonly e: string };
  /** PKCS #8, DER. */
  readonly privateDer: Uint8Array;
}

/** Made off the main thread: the search for two primes takes from a tenth of a second to one. */
export async function makeSigningPair(): Promise<SigningPair> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: modulusBits,
    publicExponent: 65_537,
  });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  return { publicJwk: { n, e }, privateDer: privateKey.export({ type: 'pkcs8', format: 'der' }) };
}

/** Signs papers with one key, which is read once: reading it takes as long as signing. */
export class PaperSigner {
  readonly #key: KeyObject;
  readonly #publicKey: KeyObject;

  /** `privateDer`: PKCS #8. OpenSSL overwrites its own copy when this signer is collected. */
  constructor(privateDer: Uint8Array) {
    // A view and not a copy, which would stay in memory after the key is forgotten.
    const der = Buffer.from(privateDer.buffer, privateDer.byteOffset, privateDer.byteLength);
    this.#key = createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
    this.#publicKey = createPublicKey(this.#key);
  }

  /**
   * Signs a paper without seeing it: the bare RSA operation on its blinded form, by OpenSSL, which keeps how long it takes
   * from telling the key. The same blinded paper always gives the same signature. RFC 9474 §4.3
   * @returns undefined when it is not the blinded form of anything under this key
   */
  sign(blinded: Uint8Array): Uint8Array | undefined {
    const padding = constants.RSA_NO_PADDING;
    try {
      const signature = privateDecrypt({ key: this.#key, padding }, blinded);
      // A fault in the machine at this point could give the key away: what does not check out does not leave.
      const back = publicEncrypt({ key: this.#publicKey, padding }, signature);
      return back.equals(blinded) ? signature : undefined;
    } catch {
      return undefined; // OpenSSL throws on a number that is not below the modulus
    }
  }
}
