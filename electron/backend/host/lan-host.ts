import limitRate from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Dispatch } from '../dispatch.ts';
import { contract, isCallName } from '../../../shared/contract/index.ts';
import type { Reply, Request } from '../../../shared/contract/wire.ts';
import type { CommandId } from '../../../shared/ids.ts';
import type { Topic } from '../../../shared/topics.ts';
import type { KeyPair } from '../trust/sealing.ts';
import { lockReply, openCall, type Envelope } from './sealed-call.ts';
import { securityHeaders, sendPage, streamNotices } from './web-pages.ts';

export interface LanHostOptions {
  readonly dispatch: Dispatch;
  readonly onChange: (listener: (changed: readonly Topic[]) => void) => () => void;
  /** The door's token of a phone, by its cookie and proof; undefined for a phone that is not in. */
  readonly tokenOf: (cookie: string, proof: string) => Promise<string | undefined>;
  readonly keys: KeyPair;
  readonly pagesDir: string;
  readonly address: string;
  readonly port: number;
}

export interface LanHost {
  readonly address: string;
  /** How many pages are listening for notices now. */
  readonly connected: () => number;
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;
const bodyLimit = 16 * megabyte;
const cookieName = 'gongshi-phone';
/** Of the built pages only these two, with their scripts: the desktop's own page is not for the LAN. */
const pages: Readonly<Record<string, string>> = { '': 'portal.html', wall: 'screen.html' };

/**
 * Serves phones and screens in the LAN. Without a session there are the petition form, the look-up by receipt code and what
 * is published; calls come sealed to this host's key, so that who listens on the Wi-Fi reads neither petition nor ballot.
 */
export async function startLanHost(options: LanHostOptions): Promise<LanHost> {
  const { dispatch, keys, pagesDir } = options;
  const server = Fastify({
    bodyLimit,
    forceCloseConnections: true,
    // A phone that sends a byte a minute holds nothing open.
    requestTimeout: 20_000,
    connectionTimeout: 0,
    keepAliveTimeout: 15_000,
    routerOptions: { maxParamLength: 200 },
  });
  let origin = '';
  let listening = 0;
  await server.register(limitRate, { max: 300, timeWindow: 10_000 });

  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders);
    // Another name for this address is another site's page reaching in (DNS rebinding).
    if (`http://${request.headers.host ?? ''}` !== origin) return reply.code(421).send('');
    if (request.method !== 'GET' && request.headers.origin !== origin) return reply.code(403).send('');
    return undefined;
  });
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
    reply.code(error.statusCode ?? 500).send(''),
  );
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );

  server.get('/api/key', () => ({ publicKey: Buffer.from(keys.publicKey).toString('base64url') }));
  server.post('/api/sealed', async (request, reply) => {
    if (!Buffer.isBuffer(request.body)) return reply.code(415).send('');
    const envelope = await openCall(keys, request.body);
    if (envelope === undefined) return reply.code(400).send('');
    const cookie = cookieOf(request);
    const answer = await answerTo(envelope, cookie);
    if (answer.ok && envelope.call === 'phone.enter') {
      const { session, ...rest } = answer.value as { session: string };
      void reply.header('set-cookie', `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=31536000`);
      return sendLocked(envelope, { ok: true, value: rest });
    }
    return sendLocked(envelope, answer);

    async function sendLocked(to: Envelope, value: Reply) {
      return reply.type('application/octet-stream').send(await lockReply(to.replyKey, value));
    }
  });
  // Screens on the wall read what hangs there anyway; nothing of it is worth sealing.
  server.post('/api/call', async (request) => {
    const { call, input } = (request.body ?? {}) as Partial<Request>;
    if (typeof call !== 'string' || !isOpenToAll(call)) return refused();
    return dispatch({ call, input }, 'lan');
  });
  server.get('/api/notices', (request, reply) => {
    listening += 1;
    streamNotices({ onChange: options.onChange }, request, reply, () => (listening -= 1));
  });
  server.get('/*', (request, reply) => {
    const asked = (request.params as { '*': string })['*'];
    const page = pages[asked];
    if (page !== undefined) return sendPage(pagesDir, page, reply);
    if (asked.startsWith('assets/') || asked === 'icon.svg') return sendPage(pagesDir, asked, reply);
    return reply.code(404).send('');
  });

  async function answerTo({ call, input, commandId, proof }: Envelope, cookie: string | undefined): Promise<Reply> {
    const token = cookie === undefined || proof === undefined ? undefined : await options.tokenOf(cookie, proof);
    return dispatch(
      {
        call,
        // The page does not know its own cookie.
        input: call === 'phone.leave' ? { session: cookie } : input,
        ...(commandId === undefined ? {} : { commandId: commandId as string as CommandId }),
        ...(token === undefined ? {} : { token }),
      },
      'lan',
    );
  }

  await server.listen({ host: options.address, port: options.port });
  const bound = server.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : options.port;
  origin = `http://${options.address.includes(':') ? `[${options.address}]` : options.address}:${port}`;
  return { address: origin, connected: () => listening, close: () => closeServer(server) };
}

/** Queries that need no session: they say what is published. */
function isOpenToAll(call: string): boolean {
  return isCallName(call) && contract[call].kind === 'query' && contract[call].roles === 'anyone';
}

function refused(): Reply {
  return { ok: false, error: { code: 'UNKNOWN_CALL', details: { call: '' } } };
}

function cookieOf(request: FastifyRequest): string | undefined {
  return new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];
}

async function closeServer(server: FastifyInstance): Promise<void> {
  server.server.closeAllConnections();
  await server.close();
}
