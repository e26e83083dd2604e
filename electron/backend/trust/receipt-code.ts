import { createHash, createHmac, randomBytes } from 'node:crypto';

/** Crockford's base 32: no letters that are read for digits when a code is copied by hand. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new receipt code (查询码): 128 random bits as 26 characters in groups, shown once and never stored. */
export function newReceiptCode(): string {
  let bits = BigInt(`0x${randomBytes(16).toString('hex')}`);
  let code = '';
  for (let i = 0; i < 26; i += 1) {
    code = (alphabet[Number(bits & 31n)] ?? '0') + code;
    bits >>= 5n;
  }
  return (code.match(/.{1,5}/g) ?? []).join('-');
}

/**
 * What is stored of a code: a hash under a key of this installation (see receiptKey), so that a list of hashes from
 * elsewhere matches nothing here.
 */
export function receiptHash(key: Uint8Array, code: string): string {
  const bare = code
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '');
  const plain = createHash('sha256').update(`receipt:${bare}`).digest('base64url');
  return createHmac('sha256', key).update(plain).digest('base64url');
}
