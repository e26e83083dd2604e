import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { contentTypeOf } from '../../../shared/contract/web.ts';

/** The pages for the LAN by their paths, each with the list that its build makes of the files of its pages (vite.config.ts). */
const pages = [
  { at: '', page: 'portal.html', list: 'portal-files.json' },
  { at: 'wall', page: 'screen.html', list: 'screen-files.json' },
] as const;

const names = v.optional(v.array(v.string()), []);
const listed = v.record(
  v.string(),
  v.object({ file: v.string(), imports: names, dynamicImports: names, css: names, assets: names }),
);

/** The name of such a file changes with what is in it: a phone that has it need not ask again. */
const forGood = 'public, max-age=31536000, immutable';

interface Content {
  readonly type: string;
  readonly plain: Buffer;
  /** Absent where it would be no smaller. */
  readonly gzipped: Buffer | undefined;
}

/**
 * What phones and screens load: their pages and the files that those name, read once, packed once, and the same bytes for
 * whoever asks, so that ten thousand answers which nobody takes hold no more memory than one. Nothing else of the built
 * pages is known here: the desktop's own are not for the LAN.
 */
export class BuiltPages {
  readonly #files = new Map<string, string>();
  readonly #read = new Map<string, Promise<Content>>();

  constructor(pagesDir: string) {
    for (const { at, page, list } of pages) {
      this.#files.set(at, path.join(pagesDir, page));
      for (const file of filesOf(path.join(pagesDir, list), page)) this.#files.set(file, path.join(pagesDir, file));
    }
  }

  /** Answers with what lies at this path, without the leading slash; 404 for anything that is not of these pages. */
  async send(asked: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const file = this.#files.get(asked);
    const content = file === undefined ? undefined : await this.#contentOf(file);
    if (content === undefined) return reply.code(404).send('');
    const { type, plain, gzipped } = content;
    if (asked.startsWith('assets/')) void reply.header('cache-control', forGood);
    void reply.type(type);
    if (gzipped === undefined) return reply.send(plain);
    void reply.header('vary', 'accept-encoding');
    if (!admitsGzip(request.headers['accept-encoding'])) return reply.send(plain);
    return reply.header('content-encoding', 'gzip').send(gzipped);
  }

  #contentOf(file: string): Promise<Content | undefined> {
    const reading = this.#read.get(file) ?? read(file);
    this.#read.set(file, reading);
    return reading.catch(() => {
      this.#read.delete(file);
      return undefined;
    });
  }
}

/** A page's scripts and styles, those it loads later among them; none where the pages were not built. */
function filesOf(list: string, page: string): ReadonlySet<string> {
  const files = new Set<string>();
  const chunks = readList(list);
  const seen = new Set<string>();
  const left: string[] = [page];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const chunk = chunks[name];
    if (chunk === undefined || seen.has(name)) continue;
    seen.add(name);
    for (const file of [chunk.file, ...chunk.css, ...chunk.assets]) files.add(file);
    left.push(...chunk.imports, ...chunk.dynamicImports);
  }
  return files;
}

function readList(file: string): v.InferOutput<typeof listed> {
  try {
    return v.parse(listed, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

async function read(file: string): Promise<Content> {
  const plain = await readFile(file);
  const packed = await promisify(gzip)(plain, { level: 9 });
  return { type: contentTypeOf(file), plain, gzipped: packed.length < plain.length ? packed : undefined };
}

/** Whether `Accept-Encoding` admits gzip (RFC 9110, 12.5.3). */
function admitsGzip(accepted: string | string[] | undefined): boolean {
  return String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.split(';').map((part) => part.trim()))
    .some(([coding, weight = 'q=1']) => coding === 'gzip' && !/^q=0(?:\.0*)?$/.test(weight));
}
