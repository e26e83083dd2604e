import path from 'node:path';
import { importKinds, largestImportBytes } from '../../shared/contract/import.contract.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { isTextKey, translator } from '../../shared/i18n/translate.ts';
import { signIn, valueOf } from './call.ts';
import { parseCalendarFile } from './calendar-file.ts';
import { importEverything } from './everything.ts';
import { readGiven } from './files.ts';
import { openBackend } from './open-backend.ts';
import { parseOptions, required, UsageError, type Console, type Subcommand } from './subcommand.ts';

const kinds = [...importKinds, 'calendar'] as const;

type Call = (name: string, input: unknown) => Promise<unknown>;

export const importCommand: Subcommand = {
  name: 'import',
  usage: `gongshi import ${kinds.join('|')} FILE --data DIR [--as ACCOUNT] [--dry-run] [--skip-bad] [--json]
       gongshi import everything DIR --data EMPTYDIR [--json]`,
  summary: 'checks a file and takes it in; each problem names its cell; exit code 1 when bad rows stand in the way',
  async run(args, console) {
    if (args[0] === 'everything') return importEverything(args.slice(1), console);
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
    const bytes = readGiven(file, largestImportBytes);
    const backend = await openBackend(required(values.data, '--data'), console);
    try {
      const token = await signIn(backend, values.as, console);
      const call: Call = async (name, input) => valueOf(await backend.dispatch({ call: name, input, token }, 'cli'));
      if (kind === 'calendar') return await importCalendar(call, bytes.toString('utf8'), values, console);
      const content = bytes.toString('base64');
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

/** A year is taken as a whole or not at all, so that there are no bad rows to skip. */
async function importCalendar(
  call: Call,
  content: string,
  { 'dry-run': dryRun, json }: { 'dry-run': boolean; json: boolean },
  console: Console,
): Promise<number> {
  const { year } = parseCalendarFile(content);
  const done = dryRun
    ? undefined
    : ((await call('calendar.importYear', { content })) as OutputOf<'calendar.importYear'>);
  const report = { year, written: done === undefined ? 0 : 1, recomputed: done?.recomputed ?? 0 };
  console.out(
    json
      ? `${JSON.stringify(report)}\n`
      : `${year}; written ${report.written}, deadlines counted again ${report.recomputed}\n`,
  );
  return 0;
}

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
