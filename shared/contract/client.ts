import { AppError } from '../errors.ts';
import type { CommandId } from '../ids.ts';
import { contract, type CallName, type InputOf, type OutputOf } from './index.ts';
import type { Reply, Request } from './wire.ts';

/** Carries one request to the backend and brings its reply; rejects only when the connection is lost. */
export type Transport = (request: Request) => Promise<Reply>;

export type Call = <N extends CallName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

export interface ClientOptions {
  readonly transport: Transport;
  readonly newCommandId: () => CommandId;
  /** The session's token, or undefined before sign-in. */
  readonly token: () => string | undefined;
  /** How often a command whose reply was lost is sent again under the same id. */
  readonly retries?: number;
}

/**
 * A typed function for every call of the contract. Resolves to the call's output; rejects with an AppError that
 * carries the code and numbers of the refusal, CONNECTION_LOST when no reply came after the retries.
 */
export function createClient({ transport, newCommandId, token, retries = 2 }: ClientOptions): Call {
  return async (name, input) => {
    const held = token();
    const request: Request = {
      call: name,
      input,
      ...(contract[name].kind === 'command' ? { commandId: newCommandId() } : {}),
      ...(held === undefined ? {} : { token: held }),
    };
    const reply = await sendWithRetry(transport, request, retries);
    if (!reply.ok) throw new AppError(reply.error.code, reply.error.details);
    // The backend has put the value through this call's output schema.
    return reply.value as OutputOf<typeof name>;
  };
}

async function sendWithRetry(transport: Transport, request: Request, retries: number): Promise<Reply> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await transport(request);
    } catch {
      if (attempt >= retries) return { ok: false, error: { code: 'CONNECTION_LOST', details: {} } };
    }
  }
}
