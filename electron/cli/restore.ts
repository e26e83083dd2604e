import path from 'node:path';
import type { Backend } from '../backend/backend.ts';
import { ask } from './call.ts';
import { readGiven } from './files.ts';
import { openBackend } from './open-backend.ts';
import { parseOptions, required, type Console, type Subcommand } from './subcommand.ts';

/** Whoever has the data folder and the backup's own key needs no account in the record that is replaced. */
export const restoreCommand: Subcommand = {
  name: 'restore',
  usage: 'gongshi restore FILE --data DIR [--recovery-key-file F | --as ACCOUNT] [--without-files] [--json]',
  summary: 'restores a backup; the present record is set aside. Without a key file the recovery key is asked for',
  async run(args, console) {
    const { values, positionals } = parseOptions(args, {
      data: { type: 'string' },
      'recovery-key-file': { type: 'string' },
      as: { type: 'string' },
      'without-files': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    });
    const file = path.resolve(required(positionals[0], 'FILE'));
    const by = await keyFrom(values, console);
    const backend = await openBackend(required(values.data, '--data'), console, 'alone');
    try {
      const done = await backend.restore({ file, by, withoutFiles: values['without-files'] });
      console.out(
        values.json
          ? `${JSON.stringify(done)}\n`
          : `restored as of ${done.madeAt}; set aside: ${done.setAside ?? '-'}; attachments missing: ${done.missing}\n`,
      );
      return 0;
    } finally {
      await backend.close();
    }
  },
};

async function keyFrom(
  values: { 'recovery-key-file'?: string | undefined; as?: string | undefined },
  { env }: Console,
): Promise<Parameters<Backend['restore']>[0]['by']> {
  const file = values['recovery-key-file'];
  if (file !== undefined) return { recoveryKey: readGiven(file, 10_000).toString('utf8') };
  if (values.as !== undefined)
    return { accountName: values.as, passphrase: env['GONGSHI_PASSPHRASE'] ?? (await ask(`${values.as}: `)) };
  return { recoveryKey: await ask('recovery key: ') };
}
