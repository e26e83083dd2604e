import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { InputOf, OutputOf, CallName } from '../../shared/contract/index.ts';
import type { Reply } from '../../shared/contract/wire.ts';
import { passphrase } from './pages.ts';

export type DeskCall = <N extends CallName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

/** Calls of the chair at the desk, beside the page and not through it. */
export async function deskCalls(page: Page): Promise<DeskCall> {
  const { origin } = new URL(page.url());
  const call = async <N extends CallName>(name: N, input: InputOf<N>, token?: string): Promise<OutputOf<N>> => {
    const response = await page.request.post(`${origin}/api/call`, {
      headers: { origin },
      data: { call: name, input, commandId: randomUUID(), ...(token === undefined ? {} : { token }) },
    });
    const reply = (await response.json()) as Reply;
    if (!reply.ok) throw new Error(`${name} refused: ${JSON.stringify(reply.error)}`);
    return reply.value as OutputOf<N>;
  };
  const signedIn = await call('account.signIn', { name: 'zhuxi', passphrase });
  if (!signedIn.signedIn) throw new Error('the chair was not let in');
  return (name, input) => call(name, input, signedIn.token);
}
