import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importKinds } from '../../shared/contract/import.contract.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { isTextKey, translator } from '../../shared/i18n/translate.ts';
import type { CommandId } from '../../shared/ids.ts';
import { signIn, valueOf } from './call.ts';
import { openBackend } from './open-backend.ts';
import { parseOptions, required, UsageError, type Subcommand } from './subcommand.ts';

/** The registers and rosters, and a new year's public calendar `{ year, off[], work[], source }`. */
const kinds = [...importKinds, 'calendar'] as const;

export const importCommand: Subcommand = {
  name: 'import',
  usage: `gongshi import ${kinds.join('|')} FILE --data DIR [--as ACCOUNT] [--dry-run] [--skip-bad] [--json]`,
  summary: 'checks a file and takes it in; each problem names its cell; exit code 1 when bad rows stand in the way',
  async run(args, console) {
    const { values, positionals } = parseOptions(args, {
      data: { type: 'string' },
      as: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'skip-bad': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    });
    const kind = kinds.find((known) => known === positionals[0]);
    if (kind === undefined) throw new UsageError(`what is imported is one of ${kinds.join(', ')}`);
    const file = required(positionals[1], 'FILE');
    const backend = await openBackend(required(values.data, '--data'), console);
    try {
      const token = await signIn(backend, values.as, console);
      const call = async (name: string, input: unknown) =>
        valueOf(
          await backend.dispatch({ call: name, input, token, commandId: randomUUID() as string as CommandId }, 'cli'),
        );
      if (kind === 'calendar') {
        if (values['dry-run']) throw new UsageError('a calendar has no dry run');
        const year = await call('calendar.importYear', { content: readFileSync(file, 'utf8') });
        console.out(`${JSON.stringify(year)}\n`);
        return 0;
      }
      const content = readFileSync(file).toString('base64');
      const report = (await call('import.prepare', {
        kind,
        fileName: path.basename(file),
        content,
      })) as OutputOf<'import.prepare'>;
      const done = values['dry-run']
        ? { written: 0, skipped: 0 }
        : ((await call('import.commit', {
            importId: report.importId,
            skipBad: values['skip-bad'],
          })) as OutputOf<'import.commit'>);
      console.out(values.json ? `${JSON.stringify({ ...report, ...done })}\n` : asText(report, done));
      return 0;
    } finally {
      await backend.close();
    }
  },
};

function asText(report: OutputOf<'import.prepare'>, done: OutputOf<'import.commit'>): string {
  const t = translator('zh-CN');
  const said = (key: string, details: Record<string, unknown>): string => (isTextKey(key) ? t(key, details) : key);
  return [
    ...report.notes.map((note) => said(`importNote.${note.code}`, note.details)),
    ...report.problems.map((problem) => `${problem.cell} ${said(`importProblem.${problem.code}`, problem.details)}`),
    `${report.goodRows} / ${report.goodRows + report.badRows}; written ${done.written}, skipped ${done.skipped}`,
    '',
  ].join('\n');
}
