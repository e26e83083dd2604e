import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/define.ts';
import { roles } from '../../shared/domain/member.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { fieldsOf, sampleOf } from '../support/sample-input.ts';

/** Those that a door leads to: what the program does by itself does not exist at any. */
const operations = (Object.entries(contract) as [string, Operation][]).filter(([, { audience }]) =>
  audience.some((door) => door !== 'program'),
);

async function everyone(host: TestHost): Promise<Map<string, Person>> {
  const chair = await host.chair();
  const people = new Map([['chair', chair]]);
  for (const role of roles) if (role !== 'chair') people.set(role, await host.person(chair, role));
  return people;
}

/** Values of kinds that hardly any field takes, and the texts no program expects. */
const wrong: readonly unknown[] = [
  { unexpected: true },
  [{ unexpected: true }],
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER,
  '',
  'x'.repeat(100_000),
  "'; DROP TABLE petition; --",
  '../../etc/passwd',
  false,
  null,
];

describe('what the schema does not allow', () => {
  it('is refused by every call with the code and the field, and changes nothing', async () => {
    const host = await testHost();
    const people = await everyone(host);
    const counts = () =>
      ['audit_entry', 'petition', 'account', 'session'].map((table) => host.rows(`SELECT count(*) FROM ${table}`));
    const before = counts();
    let tried = 0;
    for (const [name, operation] of operations) {
      const by = operation.roles === 'anyone' ? undefined : people.get(operation.roles[0] ?? '');
      const base = sampleOf(operation.input) as Record<string, unknown>;
      expect(base, `${name} has an input that fits`).toBeTypeOf('object');
      const refusal = async (input: unknown) => {
        tried += 1;
        const reply = await host.send(name, input, by?.token);
        if (reply.ok) return { code: 'ok', field: '' };
        return { code: reply.error.code, field: String(reply.error.details['field']) };
      };
      expect(await refusal({ ...base, unexpected: 1 }), name).toEqual({ code: 'INVALID_INPUT', field: 'unexpected' });
      expect((await refusal(null)).code, name).toBe('INVALID_INPUT');
      for (const [field, schema] of Object.entries(fieldsOf(operation.input))) {
        const bad = wrong.filter((value) => !v.safeParse(schema, value).success);
        expect(bad.length, `${name} ${field} refuses something`).toBeGreaterThan(0);
        for (const value of bad) {
          const { code, field: named } = await refusal({ ...base, [field]: value });
          expect(code, `${name} ${field} ${JSON.stringify(value).slice(0, 40)}`).toBe('INVALID_INPUT');
          expect(named.split('.')[0], name).toBe(field);
        }
        if (!v.safeParse(schema, undefined).success) {
          const { [field]: _left, ...without } = base;
          expect(await refusal(without), name).toEqual({ code: 'INVALID_INPUT', field });
        }
      }
    }
    expect(tried).toBeGreaterThan(operations.length * 5);
    expect(counts()).toEqual(before);
    expect(host.errors).toEqual([]);
  });

  it('never breaks the program: what fits the schema and means nothing is refused in words too', async () => {
    const host = await testHost();
    const people = await everyone(host);
    for (const [name, operation] of operations) {
      // It would empty or end what the others are tried on.
      if (['system.fillDemo', 'system.discardDemo', 'account.signOut', 'account.disable'].includes(name)) continue;
      const by = operation.roles === 'anyone' ? undefined : people.get(operation.roles[0] ?? '');
      const reply = await host.send(name, sampleOf(operation.input), by?.token);
      if (!reply.ok) expect(reply.error.code, `${name} ${host.errors.join('\n')}`).not.toBe('INTERNAL');
    }
    expect(host.errors).toEqual([]);
  });
});
