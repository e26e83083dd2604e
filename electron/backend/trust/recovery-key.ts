import { createHash, randomBytes } from 'node:crypto';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';

/** The same 128 bits three ways: as characters and as words to write down, and as a code to scan. Shown once. */
export interface ShownRecoveryKey {
  /** 12 Chinese characters, the last of which also checks the others (BIP-39's list). */
  readonly characters: string[];
  /** 12 English words of the same standard. */
  readonly words: string[];
  /** For the QR code, in signs that a hand-held scanner can type. */
  readonly code: string;
}

const prefix = 'GSHI';
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;

/** A new recovery key: 128 random bits. */
export function newRecoveryKey(): Uint8Array {
  return randomBytes(length);
}

export function showRecoveryKey(key: Uint8Array): ShownRecoveryKey {
  return {
    characters: entropyToMnemonic(key, chinese).split(/\s/),
    words: entropyToMnemonic(key, english).split(/\s/),
    code: `${prefix}-${(base32(Buffer.concat([key, check(key)])).match(/.{1,5}/g) ?? []).join('-')}`,
  };
}

/**
 * The key out of what somebody typed or scanned: the Chinese characters, the English words, or the code, however they are
 * spaced. Undefined when it is none of these or a sign is wrong (each form checks itself).
 */
export function readRecoveryKey(typed: string): Uint8Array | undefined {
  const text = typed.normalize('NFKC').trim();
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  try {
    if (han.length > 0) return mnemonicToEntropy(han.join(' '), chinese);
    const latin = text.toLowerCase().match(/[a-z]+/g) ?? [];
    if (!text.toUpperCase().startsWith(prefix)) return mnemonicToEntropy(latin.join(' '), english);
  } catch {
    return undefined;
  }
  return fromCode(text);
}

function fromCode(text: string): Uint8Array | undefined {
  const signs = text
    .toUpperCase()
    .replace(/^GSHI/, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '');
  let bits = 0n;
  for (const sign of signs) {
    const value = alphabet.indexOf(sign);
    if (value === -1) return undefined;
    bits = (bits << 5n) | BigInt(value);
  }
  const bytes = (length + 2) * 8;
  bits >>= BigInt(Math.max(0, signs.length * 5 - bytes));
  const whole = Buffer.from(bits.toString(16).padStart(bytes / 4, '0'), 'hex');
  const key = whole.subarray(0, length);
  return whole.length === length + 2 && whole.subarray(length).equals(check(key)) ? Uint8Array.from(key) : undefined;
}

/** Crockford's base 32, most significant bits first. */
function base32(bytes: Uint8Array): string {
  const size = Math.ceil((bytes.length * 8) / 5);
  let bits = BigInt(`0x${Buffer.from(bytes).toString('hex')}`) << BigInt(size * 5 - bytes.length * 8);
  let text = '';
  for (let i = 0; i < size; i += 1) {
    text = (alphabet[Number(bits & 31n)] ?? '0') + text;
    bits >>= 5n;
  }
  return text;
}

function check(key: Uint8Array): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, 2);
}
