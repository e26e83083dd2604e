import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createBackend } from '../../electron/backend/backend.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Reply } from '../../shared/contract/wire.ts';
import type { CommandId } from '../../shared/ids.ts';

/** The backend on a data folder that `testHost` has set up, its chair signed in; for processes that are killed. */
export async function openBackend(dataDir: string) {
  const backend = await createBackend({
    dataDir,
    resourcesDir: path.resolve(import.meta.dirname, '../../electron/backend/resources'),
    version: 'test',
    passphraseCost: 'test',
    log: { info: () => undefined, error: (message) => message },
  });
  let token: string | undefined;
  const send = (call: string, input: unknown): Promise<Reply> =>
    backend.dispatch(
      { call, input, commandId: randomUUID() as string as CommandId, ...(token === undefined ? {} : { token }) },
      'desktop',
    );
  const reply = await send('account.signIn', { name: 'chair', passphrase: '长风破浪会有时' });
  if (reply.ok) token = (reply.value as Extract<OutputOf<'account.signIn'>, { signedIn: true }>).token;
  return { send };
}
