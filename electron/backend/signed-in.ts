import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../../shared/domain/member.ts';
import type { AccountId } from '../../shared/ids.ts';

/** Who acts. Always taken from the session, never from the input. */
export interface Actor {
  readonly accountId: AccountId;
  readonly role: Role;
  readonly displayName: string;
  /** For management: the department that its taking of an unassigned petition is recorded under; may be empty. */
  readonly department: string;
}

interface Held {
  readonly actor: Actor;
  readonly idleMinutes: number;
  lastUsed: number;
}

/**
 * The sessions of this run of the backend. Kept in memory only: a restart signs everybody out, and the file on disk
 * holds nothing that would let its reader act as somebody.
 */
export class SignedIn {
  readonly #held = new Map<string, Held>();

  /** Starts a session; returns its token, 256 random bits, of which only a hash is kept. */
  begin(actor: Actor, idleMinutes: number, at: string): string {
    const token = randomBytes(32).toString('base64url');
    this.#held.set(sessionIdOf(token), { actor, idleMinutes, lastUsed: Date.parse(at) });
    return token;
  }

  /** Whose session it is, or undefined when it is unknown, ended, or idle for too long. */
  find(token: string | undefined, at: string): Actor | undefined {
    if (token === undefined) return undefined;
    const key = sessionIdOf(token);
    const held = this.#held.get(key);
    if (held === undefined) return undefined;
    const now = Date.parse(at);
    if (isIdle(held, now)) {
      this.#held.delete(key);
      return undefined;
    }
    held.lastUsed = now;
    return held.actor;
  }

  /** Ends the sessions that are idle for too long, without waiting for anybody to call. */
  sweep(at: string): void {
    const now = Date.parse(at);
    for (const [key, held] of this.#held) {
      // After the clock was set back a session would otherwise stay open until it has caught up.
      held.lastUsed = Math.min(held.lastUsed, now);
      if (isIdle(held, now)) this.#held.delete(key);
    }
  }

  end(token: string | undefined): void {
    if (token !== undefined) this.#held.delete(sessionIdOf(token));
  }

  endAll(): void {
    this.#held.clear();
  }

  /** Ends every session of an account at once: its role was taken away or its passphrase changed. */
  revoke(accountId: AccountId): void {
    for (const [key, held] of this.#held) if (held.actor.accountId === accountId) this.#held.delete(key);
  }
}

function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function isIdle({ idleMinutes, lastUsed }: Held, now: number): boolean {
  return now - lastUsed > idleMinutes * 60_000;
}
