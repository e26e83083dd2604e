import { randomBytes } from 'node:crypto';
import type { AccountId } from '../../../shared/ids.ts';
import { secretHash } from './phone-sessions.ts';

/** Crockford's alphabet: 0 and O, 1 and I and L are one. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const goodForMs = 15 * 60_000;
/** Where such a code stands among tickets: it is none that somebody holds on paper. */
export const doorMark = 'door:';

interface HeldCode {
  readonly accountId: AccountId;
  readonly until: number;
}

/**
 * Codes of eight characters that the desk tells somebody at the door, good for a quarter of an hour and once. Hashed and in
 * memory alone: after a restart the desk tells another.
 */
export class DoorCodes {
  readonly #held = new Map<string, HeldCode>();

  /**
   * A new code for an account; the one before is out of use. `now` in milliseconds.
   * @returns with how to take that back when nothing came of it
   */
  issue(accountId: AccountId, now: number): { readonly code: string; readonly until: number; undo(): void } {
    for (const [hash, held] of this.#held) if (held.until <= now) this.#held.delete(hash);
    const bringBack = this.withdraw(accountId);
    // 256 divides by 32: every sign is as likely.
    const signs = Array.from(randomBytes(8), (byte) => alphabet[byte % 32]).join('');
    const until = now + goodForMs;
    const hash = secretHash(signs);
    this.#held.set(hash, { accountId, until });
    const undo = (): void => {
      this.#held.delete(hash);
      bringBack();
    };
    return { code: `${signs.slice(0, 4)}-${signs.slice(4)}`, until, undo };
  }

  /**
   * Whose code this is; it is used up by asking. Undefined for a wrong, used or expired one.
   * @returns with how to give it back to whoever did not get in by it
   */
  take(typed: string, now: number): { readonly accountId: AccountId; undo(): void } | undefined {
    const hash = secretHash(plain(typed));
    const held = this.#held.get(hash);
    this.#held.delete(hash);
    if (held === undefined || held.until <= now) return undefined;
    return { accountId: held.accountId, undo: () => this.#bringBack([[hash, held]]) };
  }

  /** No code lets in by this account any more. @returns how to take that back */
  withdraw(accountId: AccountId): () => void {
    const open = [...this.#held].filter(([, held]) => held.accountId === accountId);
    for (const [hash] of open) this.#held.delete(hash);
    return () => this.#bringBack(open);
  }

  /** Where another was issued meanwhile, that one stands. */
  #bringBack(codes: readonly (readonly [string, HeldCode])[]): void {
    const issued = new Set([...this.#held.values()].map(({ accountId }) => accountId));
    for (const [hash, held] of codes) if (!issued.has(held.accountId)) this.#held.set(hash, held);
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
