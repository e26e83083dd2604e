import { signIn, valueOf } from './call.ts';
import { openBackend } from './open-backend.ts';
import { parseOptions, required, type Subcommand } from './subcommand.ts';

export const figuresCommand: Subcommand = {
  name: 'figures',
  usage: 'gongshi figures --data DIR [--as ACCOUNT] --from D --to D [--json]',
  summary: 'the figures of a period, each with the numbers it was made from',
  async run(args, console) {
    const { values } = parseOptions(args, {
      data: { type: 'string' },
      as: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    const input = { from: required(values.from, '--from'), to: required(values.to, '--to') };
    const backend = await openBackend(required(values.data, '--data'), console);
    try {
      const token = await signIn(backend, values.as, console);
      const figures = valueOf(await backend.dispatch({ call: 'figures.get', input, token }, 'cli'));
      console.out(`${JSON.stringify(figures, null, values.json ? 0 : 2)}\n`);
      return 0;
    } finally {
      await backend.close();
    }
  },
};
