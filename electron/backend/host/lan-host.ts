import limitRate from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Dispatch } from '../dispatch.ts';
import { contract, isCallName } from '../../../shared/contract/index.ts';
import type { Reply, Request } from '../../../shared/contract/wire.ts';
import type { CommandId } from '../../../shared/ids.ts';
import type { Topic } from '../../../shared/topics.ts';
import { isTyped } from '../phone/door-codes.ts';
import { AttemptsKept } from '../receipt/attempts-kept.ts';
import type { KeyPair } from '../trust/sealing.ts';
import type { Certificate } from './certificate.ts';
import { deviceTeller } from './device.ts';
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
  /** The name in a certificate that phones go to instead of the address; absent: the address itself. */
  readonly name?: string;
  /** With the enterprise's own certificate phones come by HTTPS. */
  readonly certificate?: Certificate | undefined;
  readonly limits?: Partial<HostLimits>;
}

/** How much anybody in the LAN may ask for. */
export interface HostLimits {
  /** Milliseconds until a request's head, and the whole of it, must have come: a byte a minute holds nothing open. */
  readonly headWithin: number;
  readonly requestWithin: number;
  /** Milliseconds between two looks for connections that are too slow. */
  readonly lookEvery: number;
  /** Bytes of one request: a sealed call with a photo. */
  readonly body: number;
  /** Requests from one address in ten seconds. Behind a router a whole workshop may have one address. */
  readonly requests: number;
  /** Connections at once, of all addresses. */
  readonly connections: number;
}

export interface LanHost {
  readonly address: string;
  /** How many pages are listening for notices now. */
  readonly connected: () => number;
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;
const standardLimits: HostLimits = {
  headWithin: 10_000,
  requestWithin: 20_000,
  lookEvery: 2_000,
  body: 16 * megabyte,
  requests: 300,
  connections: 4_000,
};
const cookieName = 'gongshi-phone';
/** Of the built pages only these, with their scripts: the desktop's own page is not for the LAN. */
const pages: Readonly<Record<string, string>> = { '': 'portal.html', wall: 'screen.html', screen: 'screen.html' };

/**
 * Serves phones and screens in the LAN. Without a session there are the petition form, the look-up by receipt code and what
 * is published; calls come sealed to this host's key, so that who listens on the Wi-Fi reads neither petition nor ballot.
 */
export async function startLanHost(options: LanHostOptions): Promise<LanHost> {
  const { dispatch, keys, pagesDir, certificate } = options;
  const limits = { ...standardLimits, ...options.limits };
  const server = fastify(limits, certificate);
  server.server.maxConnections = limits.connections;
  const scheme = certificate === undefined ? 'http' : 'https';
  let origin = '';
  let listening = 0;
  const deviceAt = deviceTeller();
  // By device, in memory alone: whoever guesses at codes of the door keeps nobody else out.
  const doorAttempts = new AttemptsKept();
  await server.register(limitRate, { max: limits.requests, timeWindow: 10_000 });

  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders);
    // Another name for this address is another site's page reaching in (DNS rebinding).
    if (`${scheme}://${request.headers.host ?? ''}` !== origin) return reply.code(421).send('');
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
    const device = deviceAt(request.ip);
    const answer = isDoorCode(envelope) ? await atTheDoor(envelope, device) : await answerTo(envelope, cookie, device);
    if (answer.ok && envelope.call === 'phone.enter') {
      const { session, ...rest } = answer.value as { session: string };
      void reply.header(
        'set-cookie',
        `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=31536000${certificate === undefined ? '' : '; Secure'}`,
      );
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
    return dispatch({ call, input }, 'lan', deviceAt(request.ip));
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

  async function atTheDoor(envelope: Envelope, device: string): Promise<Reply> {
    const waitSeconds = doorAttempts.begin(device, performance.now());
    if (waitSeconds > 0) return { ok: false, error: { code: 'TOO_MANY_ATTEMPTS', details: { waitSeconds } } };
    let right = false;
    try {
      const answer = await answerTo(envelope, undefined, device);
      right = answer.ok;
      return answer;
    } finally {
      doorAttempts.end(device, performance.now(), right ? 'right' : 'wrong');
    }
  }

  async function answerTo(
    { call, input, commandId, proof }: Envelope,
    cookie: string | undefined,
    device: string,
  ): Promise<Reply> {
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
      device,
    );
  }

  await server.listen({ host: options.address, port: options.port });
  const bound = server.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : options.port;
  origin = `${scheme}://${options.name ?? options.address}:${port}`;
  return { address: origin, connected: () => listening, close: () => closeServer(server) };
}

function fastify(limits: HostLimits, certificate: Certificate | undefined): FastifyInstance {
  const options = {
    bodyLimit: limits.body,
    forceCloseConnections: true,
    requestTimeout: limits.requestWithin,
    connectionTimeout: 0,
    keepAliveTimeout: 15_000,
    routerOptions: { maxParamLength: 200 },
  };
  const slow = { headersTimeout: limits.headWithin, connectionsCheckingInterval: limits.lookEvery };
  if (certificate === undefined) return Fastify({ ...options, http: slow });
  // The two servers differ in nothing that is used here.
  return Fastify({ ...options, https: { ...slow, ...certificate } }) as unknown as FastifyInstance;
}

/** Coming in with a code that was typed; a scanned one is too long to be guessed. */
function isDoorCode({ call, input }: Envelope): boolean {
  return call === 'phone.enter' && isTyped((input as { ticket?: unknown } | undefined)?.ticket);
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
