import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { signIn, valueOf } from './call.ts';
import { openBackend } from './open-backend.ts';
import { parseOptions, required, type Console } from './subcommand.ts';

/** `gongshi export everything --to DIR`: the whole record in open formats, by the chair. */
export async function exportEverything(args: readonly string[], console: Console): Promise<number> {
  const { values } = parseOptions(args, {
    data: { type: 'string' },
    as: { type: 'string' },
    to: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const to = path.resolve(required(values.to, '--to'));
  const backend = await openBackend(required(values.data, '--data'), console);
  try {
    const token = await signIn(backend, values.as, console);
    mkdirSync(to, { recursive: true });
    const reply = await backend.dispatch({ call: 'backup.exportEverything', input: { to }, token }, 'cli');
    console.out(`${JSON.stringify(valueOf(reply), null, values.json ? 0 : 2)}\n`);
    return 0;
  } finally {
    await backend.close();
  }
}

/** `gongshi import everything DIR`: builds the identical record in an empty data folder. */
export async function importEverything(args: readonly string[], console: Console): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const from = path.resolve(required(positionals[0], 'DIR'));
  const backend = await openBackend(required(values.data, '--data'), console);
  try {
    const reply = await backend.dispatch({ call: 'backup.importEverything', input: { from } }, 'cli');
    console.out(`${JSON.stringify(valueOf(reply))}\n`);
    return 0;
  } finally {
    await backend.close();
  }
}
