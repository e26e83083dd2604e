import { randomBytes } from 'node:crypto';
import type { AccountId } from '../../../shared/ids.ts';
import { secretHash } from './phone-sessions.ts';

/** Crockford's alphabet: 0 and O, 1 and I and L are one. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const goodForMs = 15 * 60_000;
/** Where such a code stands among tickets: it is none that somebody holds on paper. */
export const doorMark = 'door:';

/**
 * Codes of eight characters that the desk tells somebody at the door, good for a quarter of an hour and once. Hashed and in
 * memory alone: after a restart the desk tells another.
 */
export class DoorCodes {
  readonly #held = new Map<string, { readonly accountId: AccountId; readonly until: number }>();

  /** A new code for an account; the one before is out of use. `now` in milliseconds. */
  issue(accountId: AccountId, now: number): { readonly code: string; readonly until: number } {
    for (const [hash, held] of this.#held) {
      if (held.accountId === accountId || held.until <= now) this.#held.delete(hash);
    }
    // 256 divides by 32: every sign is as likely.
    const signs = Array.from(randomBytes(8), (byte) => alphabet[byte % 32]).join('');
    const until = now + goodForMs;
    this.#held.set(secretHash(signs), { accountId, until });
    return { code: `${signs.slice(0, 4)}-${signs.slice(4)}`, until };
  }

  /** Whose code this is; it is used up by asking. Undefined for a wrong, used or expired one. */
  take(typed: string, now: number): AccountId | undefined {
    const hash = secretHash(plain(typed));
    const held = this.#held.get(hash);
    this.#held.delete(hash);
    return held === undefined || held.until <= now ? undefined : held.accountId;
  }
}

/** Whether this was typed, and is no scanned ticket of 43 characters. */
export function isTyped(ticket: unknown): boolean {
  return typeof ticket === 'string' && ticket.length <= 20;
}

function plain(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}
