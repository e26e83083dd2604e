import Docxtemplater from 'docxtemplater';
import InspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';
import { largestUnpackedTemplate, type UsedTag } from '../../../shared/domain/paper.ts';
import { AppError } from '../../../shared/errors.ts';
import { eachZipPart, ZipRefused } from '../zip-parts.ts';

const textPart = 'word/document.xml';
/** Nothing that a template could name is left as `undefined` on paper. */
const options = { paragraphLoop: true, linebreaks: true, nullGetter: () => '', errorLogging: false } as const;

/**
 * Fills a Word template that was checked when it was taken in.
 * @throws AppError PAPER_TEMPLATE_BROKEN when it cannot be filled all the same
 */
export function fillTemplate(template: Buffer, data: object): Buffer {
  return filled(template, data, (document) => document.toBuffer({ compression: 'DEFLATE' }));
}

/**
 * What the filled paper says, as the XML of its text: without its headers and footers, and without packing it.
 * @throws AppError PAPER_TEMPLATE_BROKEN as above
 */
export function fillAsXml(template: Buffer, data: object): string {
  return filled(template, data, (document) => document.getZip().file(textPart)?.asText() ?? '');
}

function filled<T>(template: Buffer, data: object, take: (document: Docxtemplater) => T): T {
  try {
    const document = new Docxtemplater(new PizZip(template), options);
    document.render(printable(data));
    return take(document);
  } catch {
    throw new AppError('PAPER_TEMPLATE_BROKEN');
  }
}

/**
 * The names that a template uses between braces, header and footer included, as they stand in one another. A kind of
 * mark that papers do not have (`{@raw}`) comes with its sign, so that nobody knows it.
 * @throws AppError FILE_TOO_LARGE, PAPER_TEMPLATE_BROKEN, PAPER_TEMPLATE_BRACES; see openWord
 */
export function tagsOf(template: Buffer): readonly UsedTag[] {
  const zip = openWord(template);
  return orBroken(() => {
    const inspect = new InspectModule();
    // Made for its side effect: the module collects the tags while the template is compiled.
    void new Docxtemplater(zip, { ...options, modules: [inspect] });
    return usedTags(inspect.getAllStructuredTags());
  });
}

type Part = ReturnType<InspectModule['getAllStructuredTags']>[number];

function usedTags(parts: readonly Part[]): UsedTag[] {
  return parts
    .filter((part) => part.type === 'placeholder')
    .map(({ module: kind, value, subparsed, inverted = false }) => {
      // Plain text has no module; the types say otherwise.
      if ((kind as string | undefined) === undefined) return { name: value, inner: null, inverted };
      return kind === 'loop' && subparsed !== undefined
        ? { name: value, inner: usedTags(subparsed), inverted }
        : { name: `@${value}`, inner: null, inverted };
    });
}

/** A `.docx` with all its pictures has some dozens of parts. */
const mostParts = 500;

/**
 * Opens a `.docx`. Its parts are measured as they unpack, before a library unpacks them all: a small file can hold
 * gigabytes of blanks, and the backend would answer nobody while it reads them.
 * @throws AppError FILE_TOO_LARGE, PAPER_TEMPLATE_BROKEN when it is no Word file
 */
function openWord(bytes: Buffer): PizZip {
  try {
    eachZipPart(bytes, { unpackedBytes: largestUnpackedTemplate, parts: mostParts }, () => undefined);
  } catch (error) {
    if (error instanceof ZipRefused && error.why === 'tooLarge')
      throw new AppError('FILE_TOO_LARGE', { limit: largestUnpackedTemplate / 1_000_000 });
    throw new AppError('PAPER_TEMPLATE_BROKEN');
  }
  const zip = orBroken(() => new PizZip(bytes));
  if (zip.file(textPart) === null) throw new AppError('PAPER_TEMPLATE_BROKEN');
  return zip;
}

/**
 * The same without characters that XML cannot hold, which Word would call a damaged file. Pasted text has them: Word's
 * own line break is U+000B.
 */
function printable(value: unknown): unknown {
  if (typeof value === 'string')
    return value
      .replaceAll(/[\u000b\u000c]/g, '\n')
      .replaceAll(/[\u0000-\u0008\u000e-\u001f\ufffe\uffff]|\r(?=\n)/g, '');
  if (Array.isArray(value)) return value.map(printable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, printable(inner)]));
}

function orBroken<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    const tag = openTag(error);
    throw tag === undefined ? new AppError('PAPER_TEMPLATE_BROKEN') : new AppError('PAPER_TEMPLATE_BRACES', { tag });
  }
}

/** The first mark whose braces or ends do not match; docxtemplater's own sentence is English and names its parts. */
function openTag(error: unknown): string | undefined {
  const { properties } = error as { properties?: { errors?: readonly { properties?: { xtag?: string } }[] } };
  return properties?.errors?.[0]?.properties?.xtag;
}
