import type { CommandName, InputOf, OutputOf, QueryName } from '../../shared/contract/index.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/define.ts';
import type { Reply, Request } from '../../shared/contract/wire.ts';
import type { Role } from '../../shared/domain/member.ts';
import { systemErrorCodes, type ErrorCode } from '../../shared/errors.ts';
import type { CommandId } from '../../shared/ids.ts';
import { randomOf, type Random } from './random.ts';

/** The backend went away before it answered. */
export class Gone extends Error {}

/** Sends a request; rejects with Gone when the backend ends first. */
export type Send = (request: Request) => Promise<Reply>;

export interface Sent {
  readonly commandId: CommandId;
  readonly call: CommandName;
  readonly input: unknown;
  readonly by: Role | undefined;
}

/** Codes that say that nothing was done and that the same may be tried again. */
const tryAgain: readonly ErrorCode[] = ['DISK_FULL', 'DATABASE_LOCKED', 'CONNECTION_LOST'];

/** What several people's pages would send, and what they have been answered: the model that the record is held against. */
export class Workload {
  readonly seed: number;
  readonly random: Random;
  /** Every command that was answered with a value, in the order of the answers. */
  readonly acknowledged: Sent[] = [];
  /** Commands that were sent and neither acknowledged nor refused by a rule. */
  readonly unanswered = new Map<CommandId, Sent>();
  readonly refusals = new Map<string, number>();
  readonly #tokens = new Map<Role, string>();
  #send: Send;
  #made = 0;

  constructor(seed: number, send: Send) {
    this.seed = seed;
    this.random = randomOf(seed);
    this.#send = send;
  }

  /** Goes on with a backend started anew: whoever was signed in is not any more. */
  use(send: Send): void {
    this.#send = send;
    this.signOutAll();
  }

  signOutAll(): void {
    this.#tokens.clear();
  }

  /** A word that occurs in nothing else that this workload sends. */
  mark(): string {
    this.#made += 1;
    return `w${this.seed}n${this.#made}`;
  }

  /** The same for the same seed, and never twice. */
  #newId(): CommandId {
    const hex = this.random.bytes(16).toString('hex');
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    return id as string as CommandId;
  }

  async signIn(role: Role, name: string, passphrase: string): Promise<void> {
    const reply = await this.command(undefined, 'account.signIn', { name, passphrase });
    if (reply?.signedIn === true) this.#tokens.set(role, reply.token);
  }

  isSignedIn(role: Role): boolean {
    return this.#tokens.has(role);
  }

  signOut(role: Role): void {
    this.#tokens.delete(role);
  }

  /** @returns the answer, or undefined when a rule refused it */
  async query<N extends QueryName>(by: Role, call: N, input: InputOf<N>): Promise<OutputOf<N> | undefined> {
    const reply = await this.#send({ call, input, ...this.#tokenOf(by) });
    if (reply.ok) return reply.value as OutputOf<N>;
    this.#refused(call, reply.error.code);
    return undefined;
  }

  /** @returns the answer, or undefined when it was refused, by a rule or because the disk or the database was in the way */
  async command<N extends CommandName>(
    by: Role | undefined,
    call: N,
    input: InputOf<N>,
  ): Promise<OutputOf<N> | undefined> {
    const sent: Sent = { commandId: this.#newId(), call, input, by };
    this.unanswered.set(sent.commandId, sent);
    const reply = await this.resend(sent);
    return reply.ok ? (reply.value as OutputOf<N>) : undefined;
  }

  /** Sends a command, for the first time or once more, with its own id, and notes what it was answered. */
  async resend(sent: Sent): Promise<Reply> {
    const { call, input, commandId, by } = sent;
    const reply = await this.#send({ call, input, commandId, ...(by === undefined ? {} : this.#tokenOf(by)) });
    if (reply.ok) {
      this.unanswered.delete(commandId);
      this.acknowledged.push(sent);
      return reply;
    }
    if (!tryAgain.includes(reply.error.code)) this.unanswered.delete(commandId);
    this.#refused(call, reply.error.code);
    return reply;
  }

  /** Of what was acknowledged, how much has an entry in the chain. */
  entries(): number {
    return this.acknowledged.filter(({ call }) => !contract[call].unrecorded).length;
  }

  #tokenOf(by: Role): { token?: string } {
    const token = this.#tokens.get(by);
    return token === undefined ? {} : { token };
  }

  #refused(call: CommandName | QueryName, code: ErrorCode): void {
    const { errors }: Operation = contract[call];
    const isDeclared = (systemErrorCodes as readonly string[]).includes(code) || errors.includes(code);
    if (code === 'INTERNAL' || !isDeclared) throw new Error(`${call} was answered with ${code}`);
    // What nobody can do about is for the page to tell; here it would hide that the rest of the load never ran.
    if (code === 'UNKNOWN_CALL' || code === 'DATABASE_CORRUPT') throw new Error(`${call} was answered with ${code}`);
    this.refusals.set(`${call} ${code}`, (this.refusals.get(`${call} ${code}`) ?? 0) + 1);
  }
}
