import type { Request } from '../../shared/contract/wire.ts';

/** What came over a wire, in the form of a request: what has another form is left out, and the door refuses the rest. */
export function requestOf(message: unknown): Request {
  const given = (typeof message === 'object' && message !== null ? message : {}) as Partial<Request>;
  const { call, input, commandId, token } = given;
  return {
    call: typeof call === 'string' ? call : '',
    input,
    ...(typeof commandId === 'string' ? { commandId } : {}),
    ...(typeof token === 'string' ? { token } : {}),
  };
}
