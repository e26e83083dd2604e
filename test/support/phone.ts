import { randomBytes, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import sodium from 'libsodium-wrappers-sumo';
import type { Reply } from '../../shared/contract/wire.ts';
import { sealBox } from '../../shared/crypto/sealed-box.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** Raw, so that Host, Origin and Cookie are what a phone (or somebody who is none) makes them. */
export function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: Buffer,
  localAddress?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method, headers, agent: false, localAddress }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export interface SealedBody {
  readonly body: Buffer;
  /** Opens the answer. */
  readonly replyKey: Buffer;
}

/** A phone: seals its calls to the host's key and opens the answers. */
export class Phone {
  readonly address: string;
  readonly publicKey: Uint8Array;
  cookie: string | undefined;
  proof: string | undefined;
  setCookie = '';
  #localAddress: string | undefined;
  #headers: Readonly<Record<string, string>> = {};

  constructor(address: string, publicKey: Uint8Array) {
    this.address = address;
    this.publicKey = publicKey;
  }

  static async at(address: string): Promise<Phone> {
    await sodium.ready;
    const { body } = await send(`${address}/api/key`, 'GET', {});
    const { publicKey } = JSON.parse(body.toString()) as { publicKey: string };
    return new Phone(address, Uint8Array.from(Buffer.from(publicKey, 'base64url')));
  }

  /** The same host from another address of this machine: another phone. Linux has all of 127.0.0.0/8. */
  from(localAddress: string, headers: Readonly<Record<string, string>> = {}): this {
    this.#headers = headers;
    this.#localAddress = localAddress;
    return this;
  }

  async call(call: string, input: unknown, commandId: string = randomUUID()): Promise<Reply> {
    return this.send(this.seal(call, input, commandId));
  }

  /** A call as it goes over the air, to be sent now, later, or twice. */
  seal(call: string, input: unknown, commandId: string = randomUUID()): SealedBody {
    const replyKey = randomBytes(32);
    const proof = this.proof === undefined ? {} : { proof: this.proof };
    const plain = { replyKey: replyKey.toString('base64url'), call, input, commandId, ...proof };
    const sealed = sealBox(this.publicKey, Buffer.from(JSON.stringify(plain)), Uint8Array.from(randomBytes(32)));
    return { body: Buffer.from(sealed), replyKey };
  }

  /** The head that this phone sends with a sealed call. */
  headers(): Record<string, string> {
    return {
      'content-type': 'application/octet-stream',
      ...this.#headers,
      origin: this.address,
      ...(this.cookie === undefined ? {} : { cookie: `gongshi-phone=${this.cookie}` }),
    };
  }

  async send({ body, replyKey }: SealedBody): Promise<Reply> {
    const answer = await send(`${this.address}/api/sealed`, 'POST', this.headers(), body, this.#localAddress);
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
    this.setCookie = String(answer.headers['set-cookie'] ?? '');
    const opened = sodium.crypto_secretbox_open_easy(answer.body.subarray(24), answer.body.subarray(0, 24), replyKey);
    return JSON.parse(Buffer.from(opened).toString()) as Reply;
  }

  async enter(ticket: string): Promise<Reply> {
    const reply = await this.call('phone.enter', { ticket });
    this.cookie = /gongshi-phone=([\w-]+)/.exec(this.setCookie)?.[1];
    if (reply.ok) this.proof = (reply.value as { proof: string }).proof;
    return reply;
  }
}
