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

/** A session that has just ended. */
export interface EndedSession {
  /** As `sessionIdOf` its token. */
  readonly id: string;
  readonly accountId: AccountId;
}

/**
 * The sessions of this run of the backend. Kept in memory only: a restart signs everybody out, and the file on disk
 * holds nothing that would let its reader act as somebody.
 */
export class SignedIn {
  readonly #held = new Map<string, Held>();
  readonly #listeners = new Set<(session: EndedSession) => void>();

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
      this.#end(key);
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
      if (isIdle(held, now)) this.#end(key);
    }
  }

  end(token: string | undefined): void {
    if (token !== undefined) this.#end(sessionIdOf(token));
  }

  endAll(): void {
    for (const key of this.#held.keys()) this.#end(key);
  }

  /** Ends every session of an account at once: its role was taken away or its passphrase changed. */
  revoke(accountId: AccountId): void {
    for (const [key, held] of this.#held) if (held.actor.accountId === accountId) this.#end(key);
  }

  /** Calls `listener` for every session that ends, however it ends: to forget what was held for it. Returns how to stop. */
  onEnd(listener: (session: EndedSession) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #end(key: string): void {
    const held = this.#held.get(key);
    if (held === undefined) return;
    this.#held.delete(key);
    for (const listener of this.#listeners) listener({ id: key, accountId: held.actor.accountId });
  }
}

/** What a session is known by beside its token, so that something can be kept for it without keeping the token. */
export function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function isIdle({ idleMinutes, lastUsed }: Held, now: number): boolean {
  return now - lastUsed > idleMinutes * 60_000;
}
