/** Crockford's alphabet: nothing in it is mistaken for something else when it is copied by hand. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random bytes that a code is drawn from. */
export const trackingCodeBytes = 8;

/**
 * A new tracking code from so many random bytes: 40 random bits in two groups of four signs. 256 divides by 32, so that
 * every sign is as likely. Drawn on the voter's side and never by the backend: a vote sent twice is recognised as the same.
 */
export function drawTrackingCode(bytes: Uint8Array): string {
  const signs = Array.from(bytes, (byte) => alphabet[byte % 32]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/**
 * What somebody typed as it stands on the published list: `ABCD-EFGH`, or `ABCD-EFGH/2` for one of several with the same
 * code. Undefined where there are fewer signs or more.
 */
export function readTrackingCode(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  const [, first, second, number] = /^(\w{4})(\w{4})(\/\d{1,4})?\/?$/.exec(plain.replace(/[^0-9A-Z/]/g, '')) ?? [];
  return first === undefined || second === undefined ? undefined : `${first}-${second}${number ?? ''}`;
}

/** Whether a line of the list is of this code: later ones with the same code have a number behind it. */
export function isOfTrackingCode(listed: string, code: string): boolean {
  return listed === code || listed.startsWith(`${code}/`);
}
