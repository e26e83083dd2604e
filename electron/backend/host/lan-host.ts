import limitRate from '@fastify/rate-limit';
import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
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
import { AnswersForAll } from './answers-for-all.ts';
import { Budget, Held } from './budget.ts';
import { BuiltPages } from './built-pages.ts';
import { Connections } from './connections.ts';
import { standardLimits, type HostLimits } from './host-limits.ts';
import { NoticeHub } from './notice-hub.ts';
import { lockReply, openCall, type Envelope } from './sealed-call.ts';
import { SeenOnce } from './seen-once.ts';
import { Turnstile } from './turnstile.ts';
import { securityHeaders } from './web-pages.ts';

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

export interface LanHost {
  readonly address: string;
  /** How many pages are listening for notices now. */
  readonly connected: () => number;
  close(): Promise<void>;
}

/** Milliseconds that the budgets of `HostLimits` are for. */
const [shortly, minute] = [10_000, 60_000];
/** What pages on a wall may ask for unsealed: what hangs there anyway. */
const openCalls: readonly string[] = ['board.wall', 'board.notices', 'board.notice'];
const openCallMost = 4096;
/** Answers at a moment of its own, so that nobody can tell anything from the time: others do not wait for it. */
const waiting = 'receipt.lookUp';
const handIns: readonly string[] = ['petition.handIn', 'petition.cosignByPhone'];
const cookieName = 'gongshi-phone';
/** The first bytes of a sealed call are a key that was made for it alone: the same twice is the same call sent again. */
const keyBytes = 32;
/** Entries that are known again: at least what one address may send in six minutes. */
const entriesKnown = 10_000;

/**
 * Serves phones and screens in the LAN. Without a session there are the petition form, the look-up by receipt code and what
 * is published; calls come sealed to this host's key, so that who listens on the Wi-Fi reads neither petition nor ballot.
 */
export async function startLanHost(options: LanHostOptions): Promise<LanHost> {
  const { dispatch, keys, pagesDir, certificate } = options;
  const limits = { ...standardLimits, ...options.limits };
  const server = fastify(limits, certificate);
  const scheme = certificate === undefined ? 'http' : 'https';
  let origin = '';
  const deviceAt = deviceTeller();
  // By device, in memory alone: whoever guesses at codes of the door keeps nobody else out.
  const doorAttempts = new AttemptsKept();
  const hub = new NoticeHub(options.onChange);
  const turnstile = new Turnstile();
  const answers = new AnswersForAll(
    (request, device) => turnstile.pass(() => dispatch(request, 'lan', device)),
    options.onChange,
  );
  const ofPhone = new Budget(limits.requestsOfPhone, shortly);
  const ofHandIns = new Budget(limits.handIns, minute);
  const ofLookUps = new Budget(limits.lookUps, minute);
  const ofEntries = new Budget(limits.entries, minute);
  const entered = new SeenOnce(entriesKnown);
  const coming = new Held(limits.coming, limits.comingFromOne);
  const going = new Held(limits.going, limits.goingToOne);
  /** How to give back the room that a request takes, once what came has been worked on. */
  const room = new WeakMap<FastifyRequest, () => void>();
  const builtPages = new BuiltPages(pagesDir);
  const connections = new Connections(limits);
  server.server.on('connection', (socket: Socket) => connections.add(socket));
  await server.register(limitRate, { global: false, max: limits.requests, timeWindow: shortly });

  server.addHook('onRequest', async (request, reply) => {
    // No browser sends a request before it has the answer to the last one. Who does fills memory with answers in line.
    if (reply.raw.socket === null) {
      request.raw.socket.destroy();
      return reply.hijack();
    }
    void reply.headers(securityHeaders);
    // Whatever it is answered: what comes after the answer is taken from the connection as well.
    connections.watchBody(request.raw);
    return undefined;
  });
  // Before anything is looked at: also what is refused costs something.
  server.addHook('onRequest', server.rateLimit());
  server.addHook('onRequest', async (request, reply) => {
    // Another name for this address is another site's page reaching in (DNS rebinding).
    if (`${scheme}://${request.headers.host ?? ''}` !== origin) return reply.code(421).send('');
    if (request.method !== 'GET' && request.headers.origin !== origin) return reply.code(403).send('');
    return undefined;
  });
  // After the limit of requests, which is the same for all: what is counted here has been let in.
  server.addHook('preParsing', async (request, reply, payload) => {
    const cookie = cookieOf(request);
    // With the address: somebody elsewhere who reads the cookie off the air cannot use up what is this phone's.
    if (cookie !== undefined && !ofPhone.spend(`${request.ip} ${cookie}`)) return tooMany(reply, shortly);
    const length = request.method === 'GET' ? 0 : Number(request.headers['content-length'] ?? limits.body);
    if (length <= limits.small) return payload;
    const giveBack = coming.take(request.ip, length);
    // The phone sends it again by itself.
    if (giveBack === undefined) return reply.code(503).header('retry-after', 2).send('');
    room.set(request, giveBack);
    reply.raw.on('close', () => room.get(request)?.());
    return payload;
  });
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
    reply.code(error.statusCode ?? 500).send(''),
  );
  server.setNotFoundHandler((_request, reply) => reply.code(404).send(''));
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );

  server.get('/api/key', () => ({ publicKey: Buffer.from(keys.publicKey).toString('base64url') }));
  server.post('/api/sealed', (request, reply) => {
    const giveBack = room.get(request);
    // Who hangs up now has sent it all the same: it lies here until its turn has come.
    room.delete(request);
    return takeSealed(request, reply).finally(giveBack);
  });
  // Screens on the wall read what hangs there anyway; nothing of it is worth sealing.
  server.post('/api/call', { bodyLimit: openCallMost }, async (request, reply) => {
    const { call, input } = (request.body ?? {}) as Partial<Request>;
    if (typeof call !== 'string' || !openCalls.includes(call)) return refused();
    return reply.type('application/json; charset=utf-8').send(await answers.ask({ call, input }, deviceAt(request.ip)));
  });
  server.get('/api/notices', (request, reply) => hub.add(request, reply));
  server.get('/*', (request, reply) => builtPages.send((request.params as { '*': string })['*'], request, reply));

  async function takeSealed(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!Buffer.isBuffer(request.body)) return reply.code(415).send('');
    const { body } = request;
    const cookie = cookieOf(request);
    const device = deviceAt(request.ip);
    const ephemeralKey = body.toString('base64url', 0, keyBytes);
    const work = async () => {
      const envelope = await openCall(keys, body);
      if (envelope === undefined) return 'unreadable';
      if (handIns.includes(envelope.call) && !ofHandIns.spend(request.ip)) return 'tooMany';
      if (envelope.call === waiting) {
        if (!ofLookUps.spend(request.ip)) return 'tooMany';
        return { envelope, answer: () => answerTo(envelope, cookie, device) };
      }
      if (envelope.call === 'phone.enter') {
        if (!ofEntries.spend(request.ip)) return 'tooMany';
        if (!entered.note(ephemeralKey)) return 'sentAgain';
      }
      const answer = isDoorCode(envelope)
        ? await atTheDoor(envelope, device)
        : await answerTo(envelope, cookie, device);
      if (!answer.ok) entered.forget(ephemeralKey);
      return { envelope, answer: () => Promise.resolve(answer) };
    };
    const answered = await turnstile.pass(work);
    if (answered === 'unreadable') return reply.code(400).send('');
    // Its phone has the session, or comes in anew with a call sealed anew.
    if (answered === 'sentAgain') return reply.code(409).send('');
    if (answered === 'tooMany') return tooMany(reply, minute);
    const { envelope } = answered;
    const answer = await answered.answer();
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
      const locked = await lockReply(to.replyKey, value);
      if (locked.length > limits.small) {
        const goingBack = going.take(request.ip, locked.length);
        // The phone asks again by itself; a command is not done again by that.
        if (goingBack === undefined) return reply.code(503).header('retry-after', 2).send('');
        // Of a phone that has hung up meanwhile nothing more is heard.
        if (reply.raw.destroyed) goingBack();
        else reply.raw.on('close', goingBack);
      }
      return reply.type('application/octet-stream').send(locked);
    }
  }

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
    // What anybody may do is done as nobody: a representative who hands in a petition is no more known than others.
    const isAnybodys = !isCallName(call) || contract[call].roles === 'anyone';
    const token =
      isAnybodys || cookie === undefined || proof === undefined ? undefined : await options.tokenOf(cookie, proof);
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

  // A hall comes back at once. What is not in the line is tried again by the system after 1, 3 and 7 s, whatever pages do.
  await server.listen({ host: options.address, port: options.port, backlog: limits.connections });
  const bound = server.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : options.port;
  origin = `${scheme}://${options.name ?? options.address}:${port}`;
  return { address: origin, connected: () => hub.size, close };

  async function close(): Promise<void> {
    hub.close();
    answers.close();
    connections.close();
    await server.close();
  }
}

function fastify(limits: HostLimits, certificate: Certificate | undefined): FastifyInstance {
  const options = {
    bodyLimit: limits.body,
    forceCloseConnections: true,
    requestTimeout: limits.requestWithin,
    connectionTimeout: limits.silentFor,
    keepAliveTimeout: 15_000,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read passes no hook and is not counted: it costs the connection.
    frameworkErrors: (_error: unknown, _request: FastifyRequest, reply: FastifyReply): void => {
      void reply.code(400).headers(securityHeaders).header('connection', 'close').send('');
    },
  };
  const slow = { headersTimeout: limits.headWithin, connectionsCheckingInterval: limits.lookEvery };
  if (certificate === undefined) return Fastify({ ...options, http: slow });
  // The two servers differ in nothing that is used here.
  return Fastify({
    ...options,
    https: { ...slow, handshakeTimeout: limits.headWithin, ...certificate },
  }) as unknown as FastifyInstance;
}

/** Coming in with a code that was typed; a scanned one is too long to be guessed. */
function isDoorCode({ call, input }: Envelope): boolean {
  return call === 'phone.enter' && isTyped((input as { ticket?: unknown } | undefined)?.ticket);
}

function tooMany(reply: FastifyReply, within: number): FastifyReply {
  return reply
    .code(429)
    .header('retry-after', within / 1000)
    .send('');
}

function refused(): Reply {
  return { ok: false, error: { code: 'UNKNOWN_CALL', details: { call: '' } } };
}

/** The cookie as `newSecret` makes it: anything else was made up, and is not worth counting. */
function cookieOf(request: FastifyRequest): string | undefined {
  return new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];
}
