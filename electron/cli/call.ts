import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import type { Reply } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import type { CommandId } from '../../shared/ids.ts';
import type { Backend } from '../backend/backend.ts';
import { readGiven } from './files.ts';
import { openBackend } from './open-backend.ts';
import { parseOptions, required, UsageError, type Console, type Subcommand } from './subcommand.ts';

export const callCommand: Subcommand = {
  name: 'call',
  usage: 'gongshi call NAME --data DIR [--as ACCOUNT] [--input JSON|@FILE] [--json]',
  summary: 'makes any call of the contract, as an account; prints its output as JSON',
  async run(args, console) {
    const { values, positionals } = parseOptions(args, {
      data: { type: 'string' },
      as: { type: 'string' },
      input: { type: 'string', default: '{}' },
      json: { type: 'boolean' },
    });
    const name = required(positionals[0], 'NAME');
    const input = readInput(values.input);
    const backend = await openBackend(required(values.data, '--data'), console);
    try {
      const token = values.as === undefined ? undefined : await signIn(backend, values.as, console);
      const value = valueOf(
        await backend.dispatch(
          {
            call: name,
            input,
            commandId: randomUUID() as string as CommandId,
            ...(token === undefined ? {} : { token }),
          },
          'cli',
        ),
      );
      console.out(`${JSON.stringify(value, null, values.json === true ? 0 : 2)}\n`);
      return 0;
    } finally {
      await backend.close();
    }
  },
};

/**
 * Signs in as the account named, or as the chair where none is named and there is one chair alone.
 * @throws UsageError when it is not clear as whom; AppError PASSPHRASE_WRONG, TOO_MANY_ATTEMPTS
 */
export async function signIn(backend: Backend, account: string | undefined, console: Console): Promise<string> {
  const name = required(account ?? (await backend.onlyChair()), '--as');
  const passphrase = await askPassphrase(name, console);
  const reply = valueOf(await backend.dispatch({ call: 'account.signIn', input: { name, passphrase } }, 'cli')) as
    { signedIn: true; token: string } | { signedIn: false; waitSeconds: number };
  if (reply.signedIn) return reply.token;
  throw reply.waitSeconds > 0
    ? new AppError('TOO_MANY_ATTEMPTS', { waitSeconds: reply.waitSeconds })
    : new AppError('PASSPHRASE_WRONG');
}

/** The account's passphrase: from GONGSHI_PASSPHRASE, or asked for at the terminal. */
export async function askPassphrase(name: string, { env }: Console): Promise<string> {
  return env['GONGSHI_PASSPHRASE'] ?? (await ask(`${name}: `));
}

/** The output of a reply. @throws AppError when it is a refusal */
export function valueOf(reply: Reply): unknown {
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.details);
  return reply.value;
}

function readInput(given: string): unknown {
  const text = given.startsWith('@') ? readGiven(given.slice(1)).toString('utf8') : given;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError('--input is no JSON');
  }
}

/** Asks at the terminal; what is typed is not shown. */
export async function ask(prompt: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new UsageError('there is no terminal to ask at, and GONGSHI_PASSPHRASE or a key file was not given');
  process.stderr.write(prompt);
  const reader = createInterface({ input: process.stdin, terminal: true });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
