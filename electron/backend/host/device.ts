import { createHmac, randomBytes } from 'node:crypto';

/**
 * Tells one phone from another by its network address for as long as the host runs, so that somebody who tries codes makes
 * only the own phone wait. A number under a key that is thrown away with the host: nothing that could be written somewhere
 * leads back to an address, and the same phone has another number after the next start.
 */
export function deviceTeller(): (address: string) => string {
  const key = randomBytes(32);
  return (address) => createHmac('sha256', key).update(address).digest('base64url').slice(0, 16);
}
