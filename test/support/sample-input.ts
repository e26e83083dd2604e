import * as v from 'valibot';

type AnySchema = v.GenericSchema<unknown, unknown>;
interface Parts {
  readonly type: string;
  readonly entries?: Record<string, AnySchema>;
  readonly item?: AnySchema;
  readonly items?: readonly AnySchema[];
  readonly wrapped?: AnySchema;
  readonly options?: readonly unknown[];
  readonly pipe?: readonly AnySchema[];
  readonly literal?: unknown;
}

export const partsOf = (schema: AnySchema): Parts => schema as unknown as Parts;

/** Texts of every form that the contract asks for: one of them fits where a plain one does not. */
const texts = [
  '三楼洗手台水龙头关不紧',
  '2025-09-26',
  '2025-09-26T09:00:00.000Z',
  '018f0000-0000-7000-8000-000000000000',
  '0123-4567',
  'AAAA-BBBB',
  'chair',
  '1',
  'aGVsbG8=',
  // A petition's number, and 32 bytes in base64url.
  '2025-0001',
  'A'.repeat(43),
  // Blinded papers and signatures, papers, sealed votes.
  'A'.repeat(342),
  'A'.repeat(86),
  'A'.repeat(78),
  // A draft of the desk.
  'intake',
  // An address that no machine has.
  '192.0.2.1',
];
const plain: readonly unknown[] = [...texts, 0, 1, 7, 2025, true, null, [], {}];

/** A value that the schema takes, or undefined when none of those known fits. */
export function sampleOf(schema: AnySchema): unknown {
  const fits = (value: unknown): boolean => v.safeParse(schema, value).success;
  const { type, entries, item, items, wrapped, options, pipe, literal } = partsOf(schema);
  const tries: unknown[] = [];
  if (type === 'literal') tries.push(literal);
  if (type === 'picklist') tries.push(...(options ?? []));
  if (type === 'union' || type === 'variant') tries.push(...(options ?? []).map((one) => sampleOf(one as AnySchema)));
  if (wrapped !== undefined) tries.push(sampleOf(wrapped));
  if (item !== undefined) tries.push([sampleOf(item)]);
  if (items !== undefined) tries.push(items.map(sampleOf));
  if (entries !== undefined)
    tries.push(Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, sampleOf(entry)])));
  const [inner] = pipe ?? [];
  if (inner !== undefined && inner !== schema && inner.type !== type) tries.push(sampleOf(inner));
  return [...tries, ...plain].find(fits);
}

/** The fields of an object's schema, or of the variant that the sample is one of. */
export function fieldsOf(schema: AnySchema): Record<string, AnySchema> {
  const { entries, options, pipe } = partsOf(schema);
  if (entries !== undefined) return entries;
  const [first] = (options ?? []) as AnySchema[];
  if (first !== undefined && partsOf(schema).type === 'variant') return fieldsOf(first);
  const [inner] = pipe ?? [];
  return inner === undefined || inner === schema ? {} : fieldsOf(inner);
}
