import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach } from 'vitest';
import { createBackend, type Backend } from '../../electron/backend/backend.ts';
import { databaseName } from '../../db/open.ts';
import { contract, type CallName, type InputOf, type OutputOf } from '../../shared/contract/index.ts';
import type { Audience } from '../../shared/contract/define.ts';
import type { Reply } from '../../shared/contract/wire.ts';
import type { Role } from '../../shared/domain/member.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { AccountId, CommandId } from '../../shared/ids.ts';

export const passphrase = '长风破浪会有时';

export interface Person {
  readonly token: string;
  readonly accountId: AccountId;
  /** Makes a call as this person; throws when it is refused. */
  do<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** The code of the refusal, with its numbers; fails when the call goes through. */
  refused<N extends CallName>(name: N, input: unknown): Promise<{ code: ErrorCode; details: Record<string, unknown> }>;
}

export interface TestHost {
  readonly dataDir: string;
  readonly backend: Backend;
  readonly errors: readonly string[];
  send(name: string, input: unknown, token?: string, commandId?: string): Promise<Reply>;
  /** Sets the enterprise up at the clock's time; the recovery key is in what comes back. */
  setUp(size?: 'large' | 'small_medium'): Promise<OutputOf<'system.setUp'>>;
  /** Sets the enterprise up and signs the chair in. */
  chair(size?: 'large' | 'small_medium'): Promise<Person>;
  /** A new account of this role, signed in. */
  person(by: Person, role: Role, more?: { department?: string }): Promise<Person>;
  /** Rows of the database as they stand on disk. */
  rows<T = Record<string, unknown>>(sql: string, ...values: unknown[]): T[];
  /** Closes and opens the same data folder again, at another time. Everybody has to sign in anew. */
  reopen(clock?: string): Promise<TestHost>;
  signIn(name: string, own?: string): Promise<Person>;
  close(): Promise<void>;
}

const doors: readonly Audience[] = ['desktop', 'cli', 'lan'];
const opened: TestHost[] = [];

afterEach(async () => {
  for (const host of opened.splice(0)) {
    await host.close();
    rmSync(host.dataDir, { recursive: true, force: true });
  }
});

/** The real backend on a real SQLite file in a folder of its own, with a clock that can be set. */
export async function testHost(
  clock = '2025-09-26T17:00:00+08:00',
  dataDir?: string,
  more: { readonly attended?: boolean; readonly beside?: boolean; readonly pagesDir?: string } = {},
): Promise<TestHost> {
  const folder = dataDir ?? mkdtempSync(path.join(tmpdir(), 'gongshi-'));
  const errors: string[] = [];
  const backend = await createBackend({
    dataDir: folder,
    resourcesDir: path.resolve(import.meta.dirname, '../../electron/backend/resources'),
    version: 'test',
    clock,
    passphraseCost: 'test',
    ...more,
    log: {
      info: () => undefined,
      error: (message, cause) => {
        errors.push(`${message}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
        return String(errors.length);
      },
    },
  });
  let isOpen = true;
  let made = 0;
  const send: TestHost['send'] = (name, input, token, commandId) => {
    const operation = Object.hasOwn(contract, name) ? contract[name as CallName] : undefined;
    const isCommand = operation?.kind === 'command';
    return backend.dispatch(
      {
        call: name,
        input,
        ...(isCommand ? { commandId: (commandId ?? randomUUID()) as string as CommandId } : {}),
        ...(token === undefined ? {} : { token }),
      },
      // As from the window of the PC; the few calls that it cannot make come from the command line, or from a phone.
      operation === undefined
        ? 'desktop'
        : (doors.find((door) => (operation.audience as readonly Audience[]).includes(door)) ?? 'cli'),
    );
  };
  const value = async (name: string, input: unknown, token?: string): Promise<unknown> => {
    const reply = await send(name, input, token);
    if (!reply.ok) {
      throw new Error(
        `${name} refused: ${reply.error.code} ${JSON.stringify(reply.error.details)}\n${errors.join('\n')}`,
      );
    }
    return reply.value;
  };
  const personOf = (token: string, accountId: AccountId): Person => ({
    token,
    accountId,
    do: async (name, input) => (await value(name, input, token)) as never,
    refused: async (name, input) => {
      const reply = await send(name, input, token);
      if (reply.ok) throw new Error(`${name} went through: ${JSON.stringify(reply.value)}`);
      return { code: reply.error.code, details: { ...reply.error.details } };
    },
  });
  const host: TestHost = {
    dataDir: folder,
    backend,
    errors,
    send,
    async signIn(name, own = passphrase) {
      const reply = (await value('account.signIn', { name, passphrase: own })) as OutputOf<'account.signIn'>;
      if (!reply.signedIn) throw new Error(`${name} may not sign in`);
      return personOf(reply.token, reply.account.id);
    },
    async setUp(size = 'large') {
      return (await value('system.setUp', {
        enterpriseName: '佛山市禅陶建材有限公司',
        unionName: '禅陶建材工会委员会',
        size,
        staffCount: 300,
        chair: { name: 'chair', displayName: '霍明辉', passphrase },
      })) as OutputOf<'system.setUp'>;
    },
    async chair(size) {
      await host.setUp(size);
      return host.signIn('chair');
    },
    async person(by, role, more = {}) {
      made += 1;
      const name = `${role}${made}`;
      await by.do('account.create', { name, displayName: name, role, passphrase, ...more });
      return host.signIn(name);
    },
    rows: (sql, ...values) => {
      const file = new Database(path.join(folder, databaseName), { readonly: true });
      try {
        return file.prepare<unknown[]>(sql).all(...values) as never;
      } finally {
        file.close();
      }
    },
    async reopen(at) {
      await host.close();
      opened.splice(opened.indexOf(host), 1);
      return testHost(at ?? clock, folder, more);
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      await backend.close();
    },
  };
  opened.push(host);
  return host;
}
