import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract, type CallName } from '../../shared/contract/index.ts';
import type { Reply } from '../../shared/contract/wire.ts';
import { audiences, type Audience, type Operation } from '../../shared/contract/define.ts';
import { roles, type Role } from '../../shared/domain/member.ts';
import type { CommandId } from '../../shared/ids.ts';
import type { Dispatch } from '../../electron/backend/dispatch.ts';
import type { Subject } from '../support/access-sample.ts';
import { samples } from '../support/access-samples.ts';
import { accessWorld, departments, markers, type World } from '../support/access-world.ts';
import { testHost } from '../support/backend.ts';
import { undoneDispatch } from '../support/undone-dispatch.ts';

const tableFile = path.resolve(import.meta.dirname, 'access-table.csv');
const outputFile = path.resolve(import.meta.dirname, '../.output/access-table.csv');
const callers = ['nobody', ...roles] as const;
const header = ['call', 'kind', 'audiences', 'subjects', ...callers].join(',');
const calls = Object.keys(contract) as CallName[];

/** What the door says to a caller about each subject: one word where it says the same of all. */
async function outcomes(dispatch: Dispatch, world: World, name: CallName, caller: Role | 'nobody'): Promise<string> {
  const sample = samples[name];
  const person = caller === 'nobody' ? undefined : world.people[caller];
  const said: string[] = [];
  const asked: readonly Subject[] = sample.subjects.length === 0 ? ['own'] : sample.subjects;
  for (const subject of asked) {
    const input = await sample.input({ world, subject, role: caller, accountId: person?.accountId });
    said.push(await codeOf(dispatch, world, name, input, caller, doorOf(name)));
  }
  return new Set(said).size === 1 ? (said[0] ?? '') : said.join(' ');
}

/** All that a caller gets to read, of every row that there is a sample of. */
async function everythingRead(dispatch: Dispatch, world: World, caller: Role | 'nobody'): Promise<string> {
  const read: unknown[] = [];
  for (const name of calls.filter((one) => contract[one].kind === 'query')) {
    const { subjects, input } = samples[name];
    for (const subject of subjects.length === 0 ? (['own'] as const) : subjects) {
      const accountId = caller === 'nobody' ? undefined : world.people[caller].accountId;
      const given = await input({ world, subject, role: caller, accountId });
      read.push(await ask(dispatch, world, name, given, caller, doorOf(name)));
    }
  }
  return JSON.stringify(read);
}

/** Where a call comes in: from the window, from a phone where only phones make it, else from the command line. */
function doorOf(name: CallName): Audience {
  const { audience }: Operation = contract[name];
  if (audience.includes('desktop')) return 'desktop';
  return audience.includes('lan') ? 'lan' : 'cli';
}

async function codeOf(...asked: Parameters<typeof ask>): Promise<string> {
  const reply = await ask(...asked);
  return reply.ok ? 'ok' : reply.error.code;
}

async function ask(
  dispatch: Dispatch,
  world: World,
  call: CallName,
  input: unknown,
  caller: Role | 'nobody',
  audience: Audience,
): Promise<Reply> {
  const { signedIn, clock } = world.host.backend.services;
  const actor = caller === 'nobody' ? undefined : { ...world.people[caller], role: caller, displayName: caller };
  const department = caller === 'management' ? departments.own : '';
  // A session of its own: some calls end those of their account.
  const token = actor === undefined ? {} : { token: signedIn.begin({ ...actor, department }, 60, clock.now()) };
  const commandId = contract[call].kind === 'command' ? { commandId: randomUUID() as string as CommandId } : {};
  return dispatch({ call, input, ...token, ...commandId }, audience);
}

async function walk(dispatch: Dispatch, world: World): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const name of calls) {
    const { kind, audience }: Operation = contract[name];
    const said: string[] = [];
    for (const caller of callers) said.push(await outcomes(dispatch, world, name, caller));
    lines.push([name, kind, audience.join(' '), samples[name].subjects.join(' '), ...said].join(','));
  }
  return lines;
}

const reviewed = new Map(
  readFileSync(tableFile, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => [line.slice(0, line.indexOf(',')), line]),
);

const advice =
  'If it is meant, copy the line from test/.output/access-table.csv to test/contract/access-table.csv and have it ' +
  'reviewed; a new call also needs a sample in test/support/access-samples.ts.';

describe('who may make which call', () => {
  it('is for every call what was reviewed', async () => {
    const unsampled = calls.filter((name) => !Object.hasOwn(samples, name));
    expect(unsampled, advice).toEqual([]);
    const world = await accessWorld(await testHost());
    const { dispatch, close } = await undoneDispatch(world.host);
    const lines = await walk(dispatch, world);
    await close();
    mkdirSync(path.dirname(outputFile), { recursive: true });
    writeFileSync(outputFile, `${[header, ...lines].join('\n')}\n`);
    const differing = lines.flatMap((line, at) => {
      const name = calls[at] ?? '';
      const before = reviewed.get(name);
      if (before === line) return [];
      return [`${name}\n  reviewed: ${before ?? 'no line'}\n  now:      ${line}`];
    });
    expect(differing, advice).toEqual([]);
    expect([...reviewed.keys()].filter((name) => !Object.hasOwn(contract, name))).toEqual([]);
  }, 20_000);

  it('lets nobody read what is not for them, whatever they ask', async () => {
    const world = await accessWorld(await testHost());
    const { dispatch, close } = await undoneDispatch(world.host);
    const hashes = world.host.rows<{ passphraseHash: string }>('select passphraseHash from account');
    const secrets = {
      ...markers,
      hash: hashes[0]?.passphraseHash ?? '',
      token: world.people.chair.token,
    };
    const leaves: Record<string, string[]> = Object.fromEntries(Object.keys(secrets).map((what) => [what, []]));
    for (const caller of callers) {
      const read = await everythingRead(dispatch, world, caller);
      for (const [what, secret] of Object.entries(secrets)) if (read.includes(secret)) leaves[what]?.push(caller);
    }
    await close();
    expect(leaves).toEqual({
      identity: [],
      phone: [],
      draft: ['chair', 'officer'],
      personShown: [],
      view: [],
      ownDraft: [],
      accountName: ['chair', 'officer'],
      hash: [],
      token: [],
    });
  });

  it('is the same from the command line as at the desk, and nothing where a call is not for the door', async () => {
    const world = await accessWorld(await testHost());
    const { dispatch, close } = await undoneDispatch(world.host);
    for (const name of calls) {
      const operation: Operation = contract[name];
      for (const audience of audiences) {
        const code = await codeOf(dispatch, world, name, {}, 'observer', audience);
        // What the program does by itself comes in by no door.
        if (audience === 'program') continue;
        if (!operation.audience.includes(audience)) expect(code, `${name} ${audience}`).toBe('UNKNOWN_CALL');
        else
          expect(code, `${name} ${audience}`).toBe(await codeOf(dispatch, world, name, {}, 'observer', doorOf(name)));
      }
    }
    await close();
  });
});
