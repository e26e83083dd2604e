import { randomUUID } from 'node:crypto';
import type { CallName, InputOf, OutputOf } from '../../shared/contract/index.ts';
import type { Failure, Reply } from '../../shared/contract/wire.ts';
import type { Choice } from '../../shared/domain/ballot.ts';
import type { AccountId, BallotId, CommandId, RepresentativeId } from '../../shared/ids.ts';
import type { Person, TestHost } from './backend.ts';
import { newPaper, signatureOn, slipOf, voteOn, type Paper, type Vote } from './ballot-paper.ts';
import { trackingCode } from './ballot.ts';

/** A representative's phone, which votes with nothing but what a page has: the functions of shared/crypto. */
export class PhoneVoter {
  readonly representativeId: RepresentativeId;
  readonly accountId: AccountId;
  readonly name: string;
  #host: TestHost;
  #token = '';

  constructor(host: TestHost, who: { representativeId: RepresentativeId; accountId: AccountId; name: string }) {
    this.representativeId = who.representativeId;
    this.accountId = who.accountId;
    this.name = who.name;
    this.#host = host;
    this.comeBack(host);
  }

  /** After a restart of the PC, as the host ties a phone to a new session of the door. */
  comeBack(host: TestHost): void {
    this.#host = host;
    const { signedIn, clock } = host.backend.services;
    const { accountId, name: displayName } = this;
    this.#token = signedIn.begin({ accountId, role: 'representative', displayName, department: '' }, 720, clock.now());
  }

  call(call: CallName, input: unknown, token: string | null = this.#token): Promise<Reply> {
    const commandId = randomUUID() as string as CommandId;
    return this.#host.backend.dispatch({ call, input, commandId, ...(token === null ? {} : { token }) }, 'lan');
  }

  async do<N extends CallName>(call: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const reply = await this.call(call, input);
    if (!reply.ok) throw new Error(`${call} refused: ${reply.error.code}\n${this.#host.errors.join('\n')}`);
    return reply.value as OutputOf<N>;
  }

  async refused(call: CallName, input: unknown): Promise<Failure['code']> {
    const reply = await this.call(call, input);
    if (reply.ok) throw new Error(`${call} went through`);
    return reply.error.code;
  }

  async paper(): Promise<Paper> {
    return newPaper(await this.#open());
  }

  async sign(ballotId: BallotId, paper: Paper): Promise<Uint8Array> {
    const { blindSignature } = await this.do('ballot.sign', { ballotId, blinded: paper.blinded });
    return signatureOn(paper, blindSignature);
  }

  /** What goes to the box; `slip` stands in for a choice with its code where a test sends something else. */
  async vote(ballotId: BallotId, paper: Paper, signature: Uint8Array, slip: string): Promise<Vote> {
    return { ...voteOn(await this.#open(), paper, signature, slip), ballotId };
  }

  async #open() {
    const { open } = await this.do('ballot.forPhone', {});
    if (open === null) throw new Error('no secret ballot is open');
    return open;
  }

  /** Everything a page does for one vote; returns the tracking code that its voter takes home. */
  async voteSecretly(ballotId: BallotId, choice: Choice): Promise<{ trackingCode: string; choice: Choice }> {
    const paper = await this.paper();
    const signature = await this.sign(ballotId, paper);
    const code = trackingCode();
    await this.cast(await this.vote(ballotId, paper, signature, slipOf(code, choice)));
    return { trackingCode: code, choice };
  }

  /** Sends a vote as nobody, as the page does. */
  async cast(vote: Vote): Promise<void> {
    const code = await this.castRefused(vote);
    if (code !== undefined) throw new Error(`ballot.castSigned refused: ${code}\n${this.#host.errors.join('\n')}`);
  }

  async castRefused(vote: Vote): Promise<Failure['code'] | undefined> {
    const reply = await this.call('ballot.castSigned', vote, null);
    return reply.ok ? undefined : reply.error.code;
  }
}

/** A phone for every representative in office, in the order of the roll. */
export async function phonesOf(host: TestHost, chair: Person): Promise<readonly PhoneVoter[]> {
  const { tickets } = await chair.do('host.issueTickets', {});
  const accounts = host.rows<{ id: AccountId; representativeId: RepresentativeId }>(
    `SELECT account.id, representative.id AS representativeId FROM account
     JOIN representative ON representative.personId = account.personId WHERE account.role = 'representative'`,
  );
  return tickets.map(({ representativeId, name }) => {
    const accountId = accounts.find((one) => one.representativeId === representativeId)?.id;
    if (accountId === undefined) throw new Error('no account');
    return new PhoneVoter(host, { representativeId, accountId, name });
  });
}
