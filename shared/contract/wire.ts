/** What travels between a page and the backend, whatever carries it (MessagePort, HTTP, function call). */
import type { CommandId } from '../ids.ts';
import type { ErrorCode, ErrorDetails } from '../errors.ts';
import type { Topic } from '../topics.ts';

export interface Request {
  readonly call: string;
  readonly input: unknown;
  /** Given by the client for commands: a retry with the same id is answered with the first reply, never done twice. */
  readonly commandId?: CommandId;
  /** Of the signed-in session; absent before sign-in. */
  readonly token?: string;
}

export interface Failure {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Failure };

/** Sent to every connected page after a commit. */
export interface Notice {
  readonly changed: readonly Topic[];
}

/** On a port, requests and replies carry a number that pairs them. */
export type PortReply = Reply & { readonly id: number };
