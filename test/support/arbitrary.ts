import fc from 'fast-check';
import * as v from 'valibot';

type AnySchema = v.GenericSchema<unknown, unknown>;

/** What the field of this name may point at: ids of rows that exist, so that more than "not found" is tried. */
export type Pools = Readonly<Record<string, readonly string[]>>;

interface Parts {
  readonly kind: string;
  readonly type: string;
  readonly entries?: Readonly<Record<string, AnySchema>>;
  readonly item?: AnySchema;
  readonly items?: readonly AnySchema[];
  readonly wrapped?: AnySchema;
  readonly options?: readonly unknown[];
  readonly key?: AnySchema;
  readonly value?: AnySchema;
  readonly pipe?: readonly unknown[];
  readonly requirement?: unknown;
  readonly literal?: unknown;
}

const partsOf = (schema: unknown): Parts => schema as Parts;
/** Longer texts than this are tried as themselves and not at every field: forty megabytes of letters find nothing more. */
const longest = 6000;

/**
 * Inputs that the schema takes, as fast-check makes them. Knows the kinds that the contract uses and throws on another,
 * so that a new one is not silently left out.
 */
export function arbitraryOf(schema: AnySchema, pools: Pools = {}, field = ''): fc.Arbitrary<unknown> {
  const rules = (partsOf(schema).pipe ?? []).map(partsOf).filter(({ kind }) => kind !== 'schema');
  const made = bare(schema, rules, pools, field);
  return made.filter((value) => v.safeParse(schema, value).success);
}

function bare(schema: AnySchema, rules: readonly Parts[], pools: Pools, field: string): fc.Arbitrary<unknown> {
  const { type, entries = {}, item, items = [], wrapped, options = [], key, value, literal } = partsOf(schema);
  const inner = (one: unknown, name = field): fc.Arbitrary<unknown> => arbitraryOf(one as AnySchema, pools, name);
  switch (type) {
    case 'string':
      return texts(rules, pools, field);
    case 'number':
      return numbers(rules, field);
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constant(literal);
    case 'picklist':
      return fc.constantFrom(...options);
    case 'object':
    case 'strict_object':
      return objects(entries, (one, name) => inner(one, name));
    case 'optional':
      return fc.option(inner(wrapped), { nil: undefined, freq: 3 });
    case 'nullable':
      return fc.option(inner(wrapped), { nil: null });
    case 'array':
      return fc.array(inner(item), { maxLength: 6 });
    case 'strict_tuple':
      return fc.tuple(...items.map((one) => inner(one)));
    case 'union':
    case 'variant':
      return fc.oneof(...options.map((one) => inner(one)));
    case 'record':
      return fc.dictionary(inner(key).map(String), inner(value), { maxKeys: 5 });
    case 'unknown':
      return fc.jsonValue({ maxDepth: 3 });
    default:
      throw new Error(`no arbitrary for ${type}`);
  }
}

function objects(
  entries: Readonly<Record<string, AnySchema>>,
  inner: (schema: AnySchema, name: string) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(Object.entries(entries).map(([name, schema]) => [name, inner(schema, name)]));
  // A field that is undefined is left out, as JSON leaves it out.
  return fc
    .record(model)
    .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)));
}

/** Texts that programs stumble over. */
const awkward = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202eegassem',
  '﷽'.repeat(20),
  '👩‍👩‍👧‍👦',
  "'; DROP TABLE petition; --",
  '%_"*()^:-',
  'NEAR(',
  '../../etc/passwd',
  '__proto__',
  '{{x}}{#y}',
  '\r\n\t',
  '三楼洗手台水龙头关不紧',
  'É'.normalize('NFD'),
];
const awkwardDays = ['0001-01-01', '1899-12-31', '1970-01-01', '2024-02-29', '2025-09-26', '2026-12-31', '9999-12-31'];

function texts(rules: readonly Parts[], pools: Pools, field: string): fc.Arbitrary<unknown> {
  const rule = (type: string): Parts | undefined => rules.find((one) => one.type === type);
  const regex = rule('regex')?.requirement;
  const most = Math.min(longest, Number(rule('max_length')?.requirement ?? 60));
  const least = Number(rule('min_length')?.requirement ?? 0);
  if (rule('uuid') !== undefined) return fc.oneof(fc.uuid(), fromPool(pools, field));
  if (rule('iso_timestamp') !== undefined) return moments();
  if (regex instanceof RegExp) return rule('check') === undefined ? fc.stringMatching(caseAsWritten(regex)) : days();
  if (rule('ipv4') !== undefined) return fc.ipV4();
  if (rule('base64') !== undefined) return fc.base64String({ maxLength: 200 });
  const known = pools[field] ?? [];
  return fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'binary', minLength: least, maxLength: Math.min(most, 60) }) },
    { weight: 4, arbitrary: fc.constantFrom(...awkward) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: least, maxLength: Math.min(most, 40) }) },
    { weight: 1, arbitrary: fc.constantFrom('长', 'x', '\u0000').map((one) => one.repeat(most)) },
    ...(known.length === 0 ? [] : [{ weight: 4, arbitrary: fc.constantFrom(...known) }]),
  );
}

function fromPool(pools: Pools, field: string): fc.Arbitrary<string> {
  const pool = pools[field.replace(/s$/, '')] ?? pools[field] ?? [];
  return pool.length === 0 ? fc.uuid() : fc.constantFrom(...pool);
}

const days = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...awkwardDays),
    fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }).map(asDay),
    fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map(asDay),
  );
const asDay = (date: Date): string => date.toISOString().slice(0, 10);

const moments = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    fc
      .date({ min: new Date('2025-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString()),
    fc.constantFrom(
      '2025-09-26T09:00:00Z',
      '2025-09-26T09:00:00+08:00',
      '9999-12-31T23:59:59.999Z',
      '2025-02-29T00:00:00Z',
    ),
  );

function numbers(rules: readonly Parts[], field: string): fc.Arbitrary<unknown> {
  const limit = (type: string, otherwise: number): number =>
    Number(rules.find((one) => one.type === type)?.requirement ?? otherwise);
  const whole = rules.some(({ type }) => type === 'integer');
  const range = { min: limit('min_value', -1e9), max: limit('max_value', Number.MAX_SAFE_INTEGER) };
  // Most versions there are, are small.
  if (field === 'version') return fc.oneof(fc.nat(6), fc.integer(range));
  return whole
    ? fc.oneof(fc.integer(range), fc.integer({ ...range, max: Math.min(range.max, range.min + 9) }))
    : fc.double();
}

/** Values that hardly any field takes. */
const wrong: readonly unknown[] = [
  null,
  -1,
  1.5,
  Number.NaN,
  Number.MAX_SAFE_INTEGER,
  '',
  'x'.repeat(60_000),
  [],
  {},
  [[[[[]]]]],
  { toString: 1 },
  true,
  '\u0000',
];

/** A value that was right with one thing changed: a field missing, another kind, one too many, anywhere in its depth. */
export function nearly(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      valid,
      fc.nat(),
      fc.constantFrom('wrong', 'missing', 'extra', 'anything'),
      fc.nat(wrong.length - 1),
      fc.anything(),
    )
    .map(([value, where, how, which, anything]) => {
      const places = placesIn(value);
      const place = places[where % places.length] ?? [];
      switch (how) {
        case 'wrong':
          return changedAt(value, place, () => wrong[which]);
        case 'anything':
          return changedAt(value, place, () => anything);
        case 'missing':
          return changedAt(value, place, () => undefined);
        case 'extra':
          return changedAt(value, place.slice(0, -1), (around) =>
            typeof around === 'object' && around !== null && !Array.isArray(around)
              ? { ...around, unexpected: 1 }
              : around,
          );
      }
    });
}

type Place = readonly (string | number)[];

function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [at, ...keys.flatMap((key) => placesIn((value as Record<string | number, unknown>)[key], [...at, key]))];
}

function changedAt(value: unknown, [first, ...rest]: Place, change: (was: unknown) => unknown): unknown {
  if (first === undefined) return change(value);
  const around = value as Record<string | number, unknown>;
  const next = changedAt(around[first], rest, change);
  if (Array.isArray(value)) return value.map((one: unknown, i) => (i === first ? next : one));
  return Object.fromEntries(
    Object.entries(around).flatMap(([key, one]) =>
      key !== first ? [[key, one]] : next === undefined ? [] : [[key, next]],
    ),
  );
}

/** fast-check knows no `i`: what fits without it fits with it. */
function caseAsWritten(regex: RegExp): RegExp {
  return new RegExp(regex.source, regex.flags.replace('i', ''));
}
