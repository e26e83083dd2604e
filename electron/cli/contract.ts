import { toJsonSchema } from '@valibot/to-json-schema';
import { contract } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/define.ts';
import { parseOptions, type Subcommand } from './subcommand.ts';

export const contractCommand: Subcommand = {
  name: 'contract',
  usage: 'gongshi contract [--json]',
  summary: 'lists all calls with who may make them and the JSON Schemas of input and output',
  run(args, console) {
    const { values } = parseOptions(args, { json: { type: 'boolean', default: false } });
    const calls = Object.entries(contract).map(([name, operation]: [string, Operation]) => ({
      name,
      kind: operation.kind,
      roles: operation.roles,
      audience: operation.audience,
      errors: operation.errors,
      input: toJsonSchema(operation.input as never, { errorMode: 'ignore', typeMode: 'input' }),
      output: toJsonSchema(operation.output as never, { errorMode: 'ignore', typeMode: 'output' }),
    }));
    console.out(`${JSON.stringify(calls, null, values.json ? 0 : 2)}\n`);
    return Promise.resolve(0);
  },
};
