import type { InputOf, OutputOf, QueryName } from '../../../shared/contract/index.ts';
import type { Reply } from '../../../shared/contract/wire.ts';
import { AppError } from '../../../shared/errors.ts';
import { askHost } from './ask-host.ts';

/** Reads what hangs on the wall anyway: unsealed, so that it opens without a scanned code. */
export async function openCall<N extends QueryName & `board.${string}`>(
  name: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  const answer = await askHost('/api/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ call: name, input }),
    credentials: 'same-origin',
  });
  const reply = JSON.parse(new TextDecoder().decode(answer)) as Reply;
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.details);
  return reply.value as OutputOf<N>;
}
