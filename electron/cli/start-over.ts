import type { OutputOf } from '../../shared/contract/index.ts';
import { askPassphrase, valueOf } from './call.ts';
import { openBackend } from './open-backend.ts';
import { parseOptions, required, type Subcommand } from './subcommand.ts';

export const startOverCommand: Subcommand = {
  name: 'start-over',
  usage: 'gongshi start-over --data DIR --enterprise NAME --account NAME --display NAME [--json]',
  summary: 'when passphrase and recovery key are both lost: a new chair and a new key; sealed identities stay closed',
  async run(args, console) {
    const { values } = parseOptions(args, {
      data: { type: 'string' },
      enterprise: { type: 'string' },
      account: { type: 'string' },
      display: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    const enterpriseName = required(values.enterprise, '--enterprise');
    const name = required(values.account, '--account');
    const displayName = required(values.display, '--display');
    // Alone: an app that is open would go on with the sessions of the chairs that are closed here.
    const backend = await openBackend(required(values.data, '--data'), console, 'alone');
    try {
      const passphrase = await askPassphrase(name, console);
      const input = { enterpriseName, name, displayName, passphrase };
      const done = valueOf(
        await backend.dispatch({ call: 'key.startOver', input }, 'cli'),
      ) as OutputOf<'key.startOver'>;
      const { characters, words, code } = done.recoveryKey;
      console.out(
        values.json
          ? `${JSON.stringify(done)}\n`
          : `${name} is chair. Identities that stay closed: ${done.lost}. Everything else is as it was.\n` +
              `The new recovery key, shown this once; write it down for the union's safe:\n` +
              `  ${characters.join(' ')}\n  ${words.join(' ')}\n  ${code}\n`,
      );
      return 0;
    } finally {
      await backend.close();
    }
  },
};
