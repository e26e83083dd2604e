/** Letters and digits that are not mistaken for each other. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new tracking code. Made here and not by the backend, so that a vote sent twice is recognised as the same. */
export function newTrackingCode(): string {
  const characters = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => alphabet[byte & 31] ?? '0');
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
}
