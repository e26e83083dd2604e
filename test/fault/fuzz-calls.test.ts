import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseName } from '../../db/open.ts';
import type { Backend } from '../../electron/backend/backend.ts';
import type { Operation } from '../../shared/contract/define.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Reply } from '../../shared/contract/wire.ts';
import type { Role } from '../../shared/domain/member.ts';
import { systemErrorCodes } from '../../shared/errors.ts';
import type { CommandId } from '../../shared/ids.ts';
import { arbitraryOf, nearly, type Pools } from '../support/arbitrary.ts';
import { checkRecord, unchecked } from '../support/check-record.ts';
import { loadFolder } from '../support/load-folder.ts';
import { signInAll, step } from '../support/mixed-load.ts';
import { passphrase } from '../support/moves-rest.ts';
import { openBackend } from '../support/open-backend.ts';
import { Workload } from '../support/workload.ts';
import { loadDoor } from '../support/load-door.ts';

/** How often every call is tried each way; the long run takes more. */
const runs = Number(process.env['GONGSHI_FUZZ_RUNS'] ?? 40);
const seed = Number(process.env['GONGSHI_FUZZ_SEED'] ?? 20_260_926);
const longestMs = 2000;

let folder = '';
let backend: Backend;
let pools: Pools = {};
const errors: string[] = [];
const tokens = new Map<Role, string>();
let tried = 0;

beforeAll(async () => {
  folder = await loadFolder();
  backend = await openBackend(folder, (text) => errors.push(text));
  const w = new Workload(3, (request) => backend.dispatch(request, loadDoor(request)));
  for (let i = 0; i < 500; i += 1) {
    await signInAll(w);
    await step(w);
  }
  pools = poolsOf(folder);
}, 60_000);

afterAll(async () => {
  await backend.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Ids of what there is, by the names of the fields that point at them. */
function poolsOf(dataDir: string): Pools {
  const file = new Database(path.join(dataDir, databaseName), { readonly: true });
  const ids = (sql: string): string[] => file.prepare(sql).pluck().all() as string[];
  try {
    const petitions = ids('SELECT id FROM petition ORDER BY seq LIMIT 80');
    return {
      petitionId: petitions,
      intoId: petitions,
      except: petitions,
      sessionId: ids('SELECT id FROM session'),
      itemId: ids('SELECT id FROM agenda_item'),
      ballotId: ids('SELECT id FROM ballot'),
      roundId: ids('SELECT id FROM evaluation_round'),
      representativeId: ids('SELECT id FROM representative'),
      delegateId: ids('SELECT id FROM management_delegate'),
      participantId: ids('SELECT id FROM session_participant LIMIT 60'),
      actionItemId: ids('SELECT id FROM action_item'),
      milestoneId: ids('SELECT id FROM milestone'),
      publicationId: ids('SELECT id FROM publication'),
      replacesId: ids('SELECT id FROM publication'),
      objectionId: ids('SELECT id FROM objection'),
      attachmentId: ids('SELECT id FROM attachment'),
      // Not those that the calls are made with.
      accountId: ids(
        "SELECT id FROM account WHERE name NOT IN ('chair', 'officer', 'representative', 'management', 'observer')",
      ),
    };
  } finally {
    file.close();
  }
}

async function tokenOf(role: Role): Promise<string> {
  const held = tokens.get(role);
  const { signedIn, clock } = backend.services;
  if (held !== undefined && signedIn.find(held, clock.now()) !== undefined) return held;
  const commandId = crypto.randomUUID() as string as CommandId;
  const input = { name: role, passphrase };
  const reply = await backend.dispatch({ call: 'account.signIn', input, commandId }, 'desktop');
  const { token = '' } = reply.ok ? (reply.value as { token?: string }) : {};
  tokens.set(role, token);
  return token;
}

async function send(call: string, operation: Operation, input: unknown, which: number): Promise<Reply> {
  const able = operation.roles === 'anyone' ? (['chair'] as const) : operation.roles;
  const role = able[which % able.length] ?? 'chair';
  const commandId = crypto.randomUUID() as string as CommandId;
  const token = await tokenOf(role);
  tried += 1;
  const from = performance.now();
  const audience = operation.audience[0] ?? 'desktop';
  const reply = await backend.dispatch(
    { call, input, token, ...(operation.kind === 'command' ? { commandId } : {}) },
    audience,
  );
  expect(performance.now() - from, `${call} took too long`).toBeLessThan(longestMs);
  return reply;
}

function expectDeclared(call: string, operation: Operation, reply: Reply): void {
  if (reply.ok) {
    // As it arrives at a page: what does not survive the journey would be missing there.
    const arrived: unknown = JSON.parse(JSON.stringify(reply.value));
    const parsed = v.safeParse(operation.output, arrived);
    expect(parsed.success, `${call} answers ${JSON.stringify(reply.value).slice(0, 300)}`).toBe(true);
    return;
  }
  const { code } = reply.error;
  expect(code, `${call}: ${errors.splice(0).join('\n')}`).not.toBe('INTERNAL');
  expect([...systemErrorCodes, ...operation.errors], call).toContain(code);
}

/** They take names of files and folders of this PC, and made-up ones would be written to. */
const overFiles = /^(?:backup|recovery)\./;
const calls = (Object.entries(contract) as [string, Operation][]).filter(([name]) => !overFiles.test(name));

describe('every call', () => {
  it.each(calls)('%s answers in its own words whatever its schema lets through', async (call, operation) => {
    const property = fc.asyncProperty(arbitraryOf(operation.input, pools), fc.nat(4), async (input, which) => {
      expectDeclared(call, operation, await send(call, operation, input, which));
    });
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: false });
    expect(errors).toEqual([]);
  });

  it.each(calls)('%s names the field where one thing is wrong', async (call, operation) => {
    const valid = arbitraryOf(operation.input, pools);
    const property = fc.asyncProperty(nearly(valid), fc.nat(4), async (input, which) => {
      const fits =
        !Array.isArray(input) &&
        v.safeParse(operation.input, input).success &&
        !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(input));
      const reply = await send(call, operation, input, which);
      if (fits) return expectDeclared(call, operation, reply);
      expect(reply.ok ? 'ok' : reply.error.code, call).toBe('INVALID_INPUT');
      const { field } = reply.ok ? {} : (reply.error.details as { field?: unknown });
      expect(field, call).toBeTypeOf('string');
      // A field whose name is empty is named by it.
      const isWhole = typeof input !== 'object' || input === null || Array.isArray(input) || Object.hasOwn(input, '');
      if (!isWhole) expect(field, `${call} ${fc.stringify(input)}`).not.toBe('');
    });
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: false });
    expect(errors).toEqual([]);
  });

  it('has left a record that holds, after many tries', () => {
    expect(tried).toBeGreaterThan(calls.length * runs);
    checkRecord(folder, unchecked, 'anybody');
  });
});
