import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Backend } from '../../electron/backend/backend.ts';
import type { Operation } from '../../shared/contract/define.ts';
import { contract, type CallName } from '../../shared/contract/index.ts';
import { importKinds } from '../../shared/contract/import.contract.ts';
import type { CommandId } from '../../shared/ids.ts';
import { checkRecord, unchecked } from '../support/check-record.ts';
import { loadFolder } from '../support/load-folder.ts';
import { passphrase } from '../support/moves-rest.ts';
import { openBackend } from '../support/open-backend.ts';
import { randomOf, type Random } from '../support/random.ts';
import { resourcesDir } from '../support/resources.ts';
import { zipOf } from '../support/zip.ts';

/** Mutated files of each sort. */
const runs = Number(process.env['GONGSHI_FUZZ_FILES'] ?? 250);
const longestMs = 2000;
/** What the process may have needed at its most beyond what it had: the largest file there may be, several times over. */
const mostGrowth = 700 * 1024 * 1024;

const data = path.resolve(import.meta.dirname, '../data');
let folder = '';
let backend: Backend;
let token = '';
const errors: string[] = [];

beforeAll(async () => {
  folder = await loadFolder();
  backend = await openBackend(folder, (text) => errors.push(text));
  const signedIn = await send('account.signIn', { name: 'chair', passphrase });
  token = (signedIn.value as { token: string }).token;
});

afterAll(async () => {
  await backend.close();
  rmSync(folder, { recursive: true, force: true });
});

async function send(call: CallName, input: unknown): Promise<{ code: string; value?: unknown }> {
  const commandId = crypto.randomUUID() as string as CommandId;
  const reply = await backend.dispatch({ call, input, commandId, ...(token === '' ? {} : { token }) }, 'desktop');
  return reply.ok ? { code: 'ok', value: reply.value } : { code: reply.error.code };
}

/** How long this thread has been at work: waiting for a processor that others have is no hanging of ours. */
function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Hands a file in and expects an answer in the call's own words, soon. */
async function take(call: CallName, input: object, what: string): Promise<{ code: string; value?: unknown }> {
  const from = workedMs();
  const reply = await send(call, input);
  const ms = workedMs() - from;
  const { errors: declared }: Operation = contract[call];
  expect(['ok', ...declared], `${call} ${what}: ${errors.splice(0).join('\n')}`).toContain(reply.code);
  expect(ms, `${call} ${what} took ${Math.round(ms)} ms`).toBeLessThan(longestMs);
  return reply;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The same bytes with something done to them. */
function mutated(bytes: Buffer, random: Random): Buffer {
  if (bytes.length < 8) return random.bytes(random.whole(0, 60));
  const at = (): number => random.whole(0, Math.max(0, bytes.length - 1));
  const changed = Buffer.from(bytes);
  switch (random.whole(0, 6)) {
    case 0:
      return changed.subarray(0, at());
    case 1:
      for (let i = random.whole(1, 8); i > 0; i -= 1) {
        const where = at();
        changed.writeUInt8(changed.readUInt8(where) ^ (1 << random.whole(0, 7)), where);
      }
      return changed;
    case 2: {
      const from = at();
      return Buffer.concat([changed.subarray(0, from), random.bytes(random.whole(1, 40)), changed.subarray(from)]);
    }
    case 3:
      return changed.fill(random.whole(0, 255), at());
    case 4: {
      const [from, to] = [at(), at()];
      changed.copy(changed, to, from, from + random.whole(1, 200));
      return changed;
    }
    case 5:
      return Buffer.concat([changed.subarray(at()), changed.subarray(0, at())]);
    default: {
      const where = Math.max(0, Math.min(at(), changed.length - 4));
      changed.writeUInt32LE(random.pick([0, 1, 0x7fffffff, 0xffffffff, 0x80000000]), where);
      return changed;
    }
  }
}

const seeds = [
  'petitions.xlsx',
  'register-zh.csv',
  'employees.csv',
  'representatives.csv',
  'management.csv',
  ...readdirSync(path.join(data, 'bad')).map((name) => `bad/${name}`),
];

/** Changes what is inside a workbook and packs it again, so that its parts are reached and not only its wrapping. */
function repacked(bytes: Buffer, random: Random): Buffer {
  const zip = new PizZip(bytes);
  const name = random.pick(Object.keys(zip.files).filter((one) => one.endsWith('.xml')));
  const xml = Buffer.from(zip.file(name)?.asText() ?? '');
  zip.file(name, mutated(xml, random));
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

describe('files for the import that have been tampered with', () => {
  it('are read or refused with a code of their own, soon, and what is read can be written', async () => {
    const random = randomOf(21);
    const codes = new Map<string, number>();
    for (let i = 0; i < runs * 3; i += 1) {
      const name = random.pick(seeds);
      const whole = readFileSync(path.join(data, name));
      const isBook = whole.subarray(0, 2).toString() === 'PK';
      const bytes = isBook && random.chance(0.6) ? tryOr(() => repacked(whole, random), whole) : mutated(whole, random);
      const fitting = importKinds.find((one) => name.startsWith(one)) ?? 'petitions';
      const kind = random.chance(0.8) ? fitting : random.pick(importKinds);
      const file = { kind, fileName: path.basename(name), content: base64(bytes) };
      const { code, value } = await take('import.prepare', file, `${name} number ${i}`);
      codes.set(code, (codes.get(code) ?? 0) + 1);
      if (code !== 'ok' || !random.chance(0.3)) continue;
      const { importId } = value as { importId: string };
      await take('import.commit', { importId, skipBad: true }, `${name} number ${i}`);
    }
    expect(codes.get('ok')).toBeGreaterThan(runs / 5);
    expect(codes.get('FILE_DAMAGED')).toBeGreaterThan(runs / 5);
    expect(errors).toEqual([]);
    checkRecord(folder, unchecked, 'anybody');
  }, 120_000);
});

function tryOr<T>(make: () => T, otherwise: T): T {
  try {
    return make();
  } catch {
    return otherwise;
  }
}

/** The parts of a workbook with one sheet, of which one may be replaced. */
function book(parts: Record<string, string | Buffer> = {}): Record<string, string | Buffer> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>诉求内容</t></is></c></row>'),
    ...parts,
  };
}
const sheet = (rows: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const cell = (at: string, text: string): string =>
  `<row r="${at.replace(/\D/g, '')}"><c r="${at}" t="inlineStr"><is><t>${text}</t></is></c></row>`;

const blanks = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024, ' ');

/** Small files that would be large, or endless, once opened. */
const bombs: readonly (readonly [what: string, make: () => Buffer])[] = [
  ['a sheet of 200 MB that says so', () => zipOf(book({ 'xl/worksheets/sheet1.xml': blanks(200) }))],
  [
    'a sheet of 200 MB that says it is small',
    () => zipOf(book({ 'xl/worksheets/sheet1.xml': blanks(200) }), { 'xl/worksheets/sheet1.xml': 100 }),
  ],
  [
    'shared strings of 200 MB that say they are small',
    () => zipOf(book({ 'xl/sharedStrings.xml': blanks(200) }), { 'xl/sharedStrings.xml': 100 }),
  ],
  ['a part that is said to be four gigabytes', () => zipOf(book(), { 'xl/worksheets/sheet1.xml': 0xffffffff })],
  ['a part that is said to be nothing', () => zipOf(book(), { 'xl/worksheets/sheet1.xml': 0 })],
  [
    'a zip in a zip in a zip',
    () => {
      let inner = zipOf({ 'x.xml': blanks(60) });
      for (let i = 0; i < 4; i += 1) inner = zipOf({ 'x.zip': inner });
      return zipOf(book({ 'xl/media/x.zip': inner }));
    },
  ],
  [
    'ten thousand parts',
    () =>
      zipOf({ ...book(), ...Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`xl/media/${i}.xml`, 'x'])) }),
  ],
  [
    'a cell in the last column of the last row',
    () => zipOf(book({ 'xl/worksheets/sheet1.xml': sheet(cell('A1', '诉求内容') + cell('XFD1048576', 'x')) })),
  ],
  [
    'a cell beyond every column and row',
    () => zipOf(book({ 'xl/worksheets/sheet1.xml': sheet(cell('A1', '诉求内容') + cell('ZZZZZ99999999', 'x')) })),
  ],
  [
    'a dimension of the whole sheet',
    () =>
      zipOf(
        book({
          'xl/worksheets/sheet1.xml': sheet(cell('A1', '诉求内容')).replace(
            '<sheetData>',
            '<dimension ref="A1:XFD1048576"/><sheetData>',
          ),
        }),
      ),
  ],
  [
    'entities of entities',
    () => {
      const entities = Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('');
      const text = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">${entities}]>`;
      return zipOf(book({ 'xl/worksheets/sheet1.xml': text + sheet(cell('A1', '&a12;')) }));
    },
  ],
  [
    'tags nested a hundred thousand deep',
    () => zipOf(book({ 'xl/worksheets/sheet1.xml': sheet('<row>'.repeat(100_000)) })),
  ],
  ['a text of twenty megabytes', () => Buffer.from(`诉求内容\n${'长'.repeat(7_000_000)}`)],
  ['a quote that is never closed', () => Buffer.from(`诉求内容\n"${'x\n'.repeat(4_000_000)}`)],
  ['four million separators', () => Buffer.from(`诉求内容\n${','.repeat(4_000_000)}`)],
  ['a million rows of nothing', () => Buffer.from(`诉求内容\n${'\n'.repeat(1_000_000)}`)],
  ['a header of a million columns', () => Buffer.from(`${'诉求内容,'.repeat(1_000_000)}\nx`)],
  ['half a UTF-16 text', () => Buffer.from('\ufeff诉求内容\n水龙头', 'utf16le').subarray(0, 13)],
];

describe('files that would be endless once opened', () => {
  it.each(bombs)(
    '%s is refused or read soon, and memory stays bounded',
    async (what, make) => {
      const bytes = make();
      expect(bytes.length).toBeLessThan(40 * 1024 * 1024);
      const before = process.resourceUsage().maxRSS;
      for (const kind of importKinds)
        await take('import.prepare', { kind, fileName: 'a.xlsx', content: base64(bytes) }, what);
      await take('import.prepare', { kind: 'petitions', fileName: 'a.csv', content: base64(bytes) }, what);
      expect((process.resourceUsage().maxRSS - before) * 1024).toBeLessThan(mostGrowth);
      expect(errors).toEqual([]);
    },
    60_000,
  );
});

const pictures: readonly Buffer[] = [
  Buffer.from([
    0xff, 0xd8, 0xff, 0xe1, 0, 8, 69, 120, 105, 102, 0, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x12, 0x34, 0xff,
    0xd9,
  ]),
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    Buffer.from('IHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89', 'latin1'),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from('IDAT', 'latin1'),
    Buffer.alloc(4),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from('IEND\xaeB`\x82', 'latin1'),
  ]),
  Buffer.from('RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\x08\0\0\0\0\0\0\0\0\0EXIF\x02\0\0\0ab', 'latin1'),
];

describe('pictures and templates that have been tampered with', () => {
  it('are taken in or refused with a code of their own, soon', async () => {
    const random = randomOf(22);
    // The XML reader of the templates says on the console what it thinks of each.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const template = readFileSync(path.join(resourcesDir, 'papers/minutes.docx'));
    for (let i = 0; i < runs; i += 1) {
      const picture = mutated(random.pick(pictures), random);
      await take(
        'attachment.add',
        { name: 'a.jpg', content: base64(picture) },
        `picture ${i}: ${picture.toString('hex')}`,
      );
      const changed = random.chance(0.7)
        ? tryOr(() => repacked(template, random), template)
        : mutated(template, random);
      const file = { kind: 'minutes', fileName: 'a.docx', content: base64(changed) };
      await take('paper.replaceTemplate', file, `template ${i}`);
    }
    for (const make of [
      () => zipOf({ 'word/document.xml': blanks(60) }),
      () => zipOf({ 'word/document.xml': blanks(60) }, { 'word/document.xml': 100 }),
      () => zipOf({ 'word/document.xml': deflateRawSync(blanks(100)) }),
    ])
      await take('paper.replaceTemplate', { kind: 'minutes', fileName: 'a.docx', content: base64(make()) }, 'bomb');
    expect(errors).toEqual([]);
    checkRecord(folder, unchecked, 'anybody');
  }, 120_000);
});
