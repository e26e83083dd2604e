import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { toJsonSchema } from '@valibot/to-json-schema';
import { handlers } from '../../electron/backend/registry.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/define.ts';
import { roles } from '../../shared/domain/member.ts';
import { en } from '../../shared/i18n/en/index.ts';
import { zhCN } from '../../shared/i18n/zh-CN/index.ts';
import { topics } from '../../shared/topics.ts';
import { testHost } from '../support/backend.ts';

const operations = Object.entries(contract) as [string, Operation][];

describe('every call of the contract', () => {
  it.each(operations)('%s has a handler, a form of its own and sentences for its refusals', (name, operation) => {
    expect(Object.hasOwn(handlers, name)).toBe(true);
    expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
    for (const code of operation.errors) {
      expect(Object.hasOwn(zhCN, `error.${code}`)).toBe(true);
      expect(Object.hasOwn(en, `error.${code}`)).toBe(true);
    }
    if (operation.kind === 'command') for (const topic of operation.changes) expect(topics).toContain(topic);
    expect(toJsonSchema(operation.input as never, { errorMode: 'ignore', typeMode: 'input' })).toBeTypeOf('object');
  });

  it.each(operations)('%s refuses what is not in its schema', (_name, operation) => {
    for (const junk of [null, 'x', 7, { nonsense: true }])
      expect(v.safeParse(operation.input, junk).success).toBe(false);
  });

  it('refuses who has not signed in and every role that it does not name', async () => {
    const host = await testHost();
    const chair = await host.chair();
    for (const [name, operation] of operations) {
      if (operation.roles === 'anyone') continue;
      const reply = await host.send(name, {});
      expect(reply, name).toMatchObject({ ok: false, error: { code: 'NOT_SIGNED_IN' } });
    }
    for (const role of roles.filter((known) => known !== 'chair')) {
      const person = await host.person(chair, role);
      for (const [name, operation] of operations) {
        if (operation.roles === 'anyone' || operation.roles.includes(role)) continue;
        expect((await person.refused(name as never, {})).code, `${role} ${name}`).toBe('FORBIDDEN');
      }
    }
  });

  it('refuses a list where an object belongs', async () => {
    const host = await testHost();
    expect(await host.send('system.status', [])).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });

  it('does not exist for an audience that it is not meant for', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const reply = await host.backend.dispatch({ call: 'account.list', input: {}, token: chair.token }, 'lan');
    expect(reply).toEqual({ ok: false, error: { code: 'UNKNOWN_CALL', details: {} } });
  });
});

describe('the text catalogues', () => {
  it('have the same keys and the same blanks', () => {
    const blanks = (text: string): string[] =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1] ?? '').toSorted();
    for (const [key, text] of Object.entries(zhCN)) {
      const english = (en as Record<string, string>)[key];
      expect(english, key).toBeDefined();
      expect(blanks(english ?? ''), key).toEqual(blanks(text));
    }
  });
});
