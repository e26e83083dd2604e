import Docxtemplater from 'docxtemplater';
import InspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';
import { AppError } from '../../../shared/errors.ts';

/** Nothing that a template could name is left as `undefined` on paper. */
const options = { paragraphLoop: true, linebreaks: true, nullGetter: () => '', errorLogging: false } as const;

/**
 * Fills a Word template.
 * @throws AppError PAPER_TEMPLATE_BROKEN when the file is no Word file or its braces do not match
 */
export function fillTemplate(template: Buffer, data: object): Buffer {
  return orBroken(() => {
    const document = new Docxtemplater(new PizZip(template), options);
    document.render(data);
    return document.toBuffer({ compression: 'DEFLATE' });
  });
}

/**
 * The names that a template uses between braces, each once.
 * @throws AppError PAPER_TEMPLATE_BROKEN
 */
export function tagsOf(template: Buffer): readonly string[] {
  return orBroken(() => {
    const inspect = new InspectModule();
    // Made for its side effect: the module collects the tags while the template is compiled.
    void new Docxtemplater(new PizZip(template), { ...options, modules: [inspect] });
    return [...new Set(namesIn(inspect.getAllTags()))];
  });
}

function namesIn(tags: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(tags).flatMap(([name, inner]) => [name, ...namesIn(inner as Record<string, unknown>)]);
}

function orBroken<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new AppError('PAPER_TEMPLATE_BROKEN', { problem: explain(error) });
  }
}

/** The first thing docxtemplater complains about, which names the tag; its own message is only that there are several. */
function explain(error: unknown): string {
  const { properties } = error as { properties?: { errors?: readonly { properties?: { explanation?: string } }[] } };
  return properties?.errors?.[0]?.properties?.explanation ?? (error instanceof Error ? error.message : String(error));
}
