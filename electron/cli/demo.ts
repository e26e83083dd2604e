import { demoAccounts, demoPassphrase } from '../backend/demo/cast.ts';
import { openBackend } from './open-backend.ts';
import { parseOptions, required, type Subcommand } from './subcommand.ts';

export const demoCommand: Subcommand = {
  name: 'demo',
  usage: 'gongshi demo --data DIR [--json]',
  summary: 'fills an empty data folder with a demo enterprise of fourteen months; prints its accounts',
  async run(args, console) {
    const { values } = parseOptions(args, { data: { type: 'string' }, json: { type: 'boolean', default: false } });
    const backend = await openBackend(required(values.data, '--data'), console, 'alone');
    try {
      await backend.fillDemo();
    } finally {
      await backend.close();
    }
    const accounts = demoAccounts.map(({ name, role }) => ({ name, role }));
    console.out(
      values.json
        ? `${JSON.stringify({ accounts, passphrase: demoPassphrase })}\n`
        : `${accounts.map(({ name, role }) => `${name} (${role})`).join('\n')}\npassphrase: ${demoPassphrase}\n`,
    );
    return 0;
  },
};
