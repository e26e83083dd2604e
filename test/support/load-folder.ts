import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CommandId } from '../../shared/ids.ts';
import { passphrase } from './moves-rest.ts';
import { openBackend } from './open-backend.ts';
import { seat } from './session.ts';

/** An enterprise with five representatives, two delegates of management and an account of every role, closed. */
export async function loadFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-load-'));
  const errors: string[] = [];
  const backend = await openBackend(folder, (text) => errors.push(text));
  const call = async (name: string, input: unknown, token?: string): Promise<unknown> => {
    const commandId = randomUUID() as string as CommandId;
    const reply = await backend.dispatch({ call: name, input, commandId, ...(token ? { token } : {}) }, 'desktop');
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${errors.join('\n')}`);
    return reply.value;
  };
  await call('system.setUp', {
    enterpriseName: '佛山市禅陶建材有限公司',
    unionName: '禅陶建材工会委员会',
    size: 'large',
    staffCount: 300,
    chair: { name: 'chair', displayName: '霍明辉', passphrase },
  });
  // Past the door, hence before the next command: its entry is the one that then speaks of these rows.
  await seat({ dataDir: folder }, 5);
  const { token } = (await call('account.signIn', { name: 'chair', passphrase })) as { token: string };
  for (const name of ['officer', 'representative', 'management', 'observer'])
    await call('account.create', { name, displayName: name, role: name, passphrase }, token);
  await backend.close();
  return folder;
}

/** A copy of it, for one run. */
export function copyOf(folder: string): string {
  return copyInto(folder, mkdtempSync(path.join(tmpdir(), 'gongshi-load-')));
}

export function copyInto(folder: string, copy: string): string {
  cpSync(folder, copy, { recursive: true });
  return copy;
}
