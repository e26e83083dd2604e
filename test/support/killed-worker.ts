/** A backend that registers petitions, or imports them, until it is killed; prints what it has been answered. */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createBackend } from '../../electron/backend/backend.ts';
import type { CommandId } from '../../shared/ids.ts';
import { resourcesDir } from './resources.ts';

const [dataDir = '', mode = 'register', passphrase = ''] = process.argv.slice(2);

/** Written through at once: what has been printed had been answered. */
const say = (line: string): void => void writeSync(1, `${line}\n`);

const backend = await createBackend({
  dataDir,
  resourcesDir,
  version: 'test',
  passphraseCost: 'test',
  log: { info: () => undefined, error: (message, cause) => (say(`error ${message} ${String(cause)}`), '') },
});

async function call(name: string, input: unknown, token?: string): Promise<unknown> {
  const commandId = randomUUID() as string as CommandId;
  const reply = await backend.dispatch({ call: name, input, commandId, ...(token ? { token } : {}) }, 'desktop');
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  return reply.value;
}

const { token } = (await call('account.signIn', { name: 'chair', passphrase })) as { token: string };
if (mode === 'import') {
  const rows = Array.from({ length: 5000 }, (_, i) => `第${i}号更衣柜锁坏了，请尽快维修`);
  const content = Buffer.from(`诉求内容\n${rows.join('\n')}`).toString('base64');
  const file = { kind: 'petitions', fileName: 'a.csv', content };
  const { importId } = (await call('import.prepare', file, token)) as { importId: string };
  const running = call('import.commit', { importId }, token);
  for (;;) {
    const { done } = (await call('import.progress', { importId }, token)) as { done: number };
    say(`progress ${done}`);
    await Promise.race([new Promise(setImmediate), running]);
  }
}
say('begun');
for (let n = 1; ; n += 1) {
  const { petitionId } = (await call('petition.register', { text: `第${n}条：水龙头关不紧` }, token)) as {
    petitionId: string;
  };
  say(`done ${petitionId}`);
  // A second command on the same row: the state it left must be there too.
  if (n % 3 === 0) {
    const decision = { category: 'living_conditions', class: 'immediate', urgent: false, major: false };
    await call('petition.triage', { petitionId, version: 0, decision }, token);
    say(`triaged ${petitionId}`);
  }
}
