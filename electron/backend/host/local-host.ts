import { randomBytes, timingSafeEqual } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Reply } from '../../../shared/contract/wire.ts';
import type { Backend } from '../backend.ts';
import { requestOf } from '../request.ts';
import { securityHeaders, sendPage, streamNotices } from './web-pages.ts';

export interface LocalHostOptions {
  readonly backend: Backend;
  /** The built pages. */
  readonly pagesDir: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface LocalHost {
  /** The address with the key that lets this PC's browser in. */
  readonly url: string;
  close(): Promise<void>;
}

const bodyLimit = 64 * 1024 * 1024;
const cookieName = 'gongshi';

/**
 * Serves the pages and the door to a browser window on the same PC, where there is no Electron. Only who knows the key in
 * the address gets in; the key is exchanged once for an HttpOnly cookie. Phones have a host of their own.
 */
export async function startLocalHost({ backend, pagesDir, host, port }: LocalHostOptions): Promise<LocalHost> {
  const key = randomBytes(24).toString('base64url');
  const server = Fastify({ bodyLimit, forceCloseConnections: true });
  let origin = '';

  server.addHook('onRequest', async (request, reply) => {
    // Not awaited: a reply is thenable and resolves only when it has been sent.
    void reply.headers(securityHeaders);
    // Another name for this address is another site's page reaching in (DNS rebinding).
    if (`http://${request.headers.host ?? ''}` !== origin) return reply.code(421).send('');
    const given = (request.query as { key?: string }).key;
    if (given !== undefined) {
      if (!same(given, key)) return reply.code(403).send('');
      const cookie = `${cookieName}=${key}; HttpOnly; SameSite=Strict; Path=/`;
      return reply.header('set-cookie', cookie).redirect('/', 303);
    }
    if (!same(cookieOf(request), key)) {
      return reply
        .code(403)
        .type('text/plain; charset=utf-8')
        .send('请使用启动时显示的地址打开。Please open the address shown at start.');
    }
    return undefined;
  });

  // A body that is too large or no JSON is answered in the door's own words, so that the page has a sentence for it.
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) return reply.code(500).send('');
    const problem = status === 413 ? 'max_length' : 'object';
    return reply.code(status).send(notTaken(problem, status === 413 ? bodyLimit : null));
  });

  server.post('/api/call', async (request, reply) => {
    if (request.headers.origin !== origin) return reply.code(403).send('');
    return backend.dispatch(requestOf(request.body), 'desktop');
  });
  server.get('/api/notices', (request, reply) => streamNotices(backend, request, reply));
  server.get('/*', (request, reply) =>
    sendPage(pagesDir, (request.params as { '*': string })['*'] || 'index.html', reply),
  );

  await server.listen({ host, port });
  const address = server.server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  origin = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
  return { url: `${origin}/?key=${key}`, close: () => closeServer(server) };
}

function notTaken(problem: string, limit: number | null): Reply {
  return { ok: false, error: { code: 'INVALID_INPUT', details: { field: 'body', problem, limit } } };
}

async function closeServer(server: FastifyInstance): Promise<void> {
  server.server.closeAllConnections();
  await server.close();
}

function cookieOf(request: FastifyRequest): string {
  return new RegExp(`(?:^|;\\s*)${cookieName}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1] ?? '';
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
