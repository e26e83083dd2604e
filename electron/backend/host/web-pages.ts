import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentSecurityPolicy, contentTypeOf } from '../../../shared/contract/web.ts';
import { gathered, pageGap } from '../gathered.ts';
import type { Topic } from '../../../shared/topics.ts';

/** What every answer carries, to the PC's own browser and to phones alike. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Says that the connection lives, under a name of its own: a page can tell by it, and one that does not know it hears nothing. */
export const beat = 'event: beat\ndata: {}\n\n';

/** A built page or one of its files; nothing outside their folder. */
export async function sendPage(pagesDir: string, asked: string, reply: FastifyReply): Promise<FastifyReply> {
  const file = path.join(pagesDir, path.normalize(asked));
  const isInside = file.startsWith(pagesDir + path.sep);
  const found =
    isInside &&
    (await stat(file).then(
      (entry) => entry.isFile(),
      () => false,
    ));
  if (!found) return reply.code(404).send('');
  return reply.type(contentTypeOf(file)).send(await readFile(file));
}

/** Tells a page what has changed, as server-sent events, until it closes. */
export function streamNotices(
  source: { onChange(listener: (changed: readonly Topic[]) => void): () => void },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
  raw.write('retry: 1000\n\n');
  const stop = gathered(
    (listener) => source.onChange(listener),
    pageGap,
  )((changed) => raw.write(`data: ${JSON.stringify({ changed })}\n\n`));
  const beating = setInterval(() => raw.write(beat), 20_000);
  request.raw.on('close', () => {
    clearInterval(beating);
    stop();
  });
}
