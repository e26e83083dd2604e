import { AppError } from '../../shared/errors.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { createLog } from '../backend/log.ts';
import { backupCommand, backupsCommand } from './backup.ts';
import { callCommand } from './call.ts';
import { classifyCommand } from './classify.ts';
import { contractCommand } from './contract.ts';
import { demoCommand } from './demo.ts';
import { dueCommand } from './due.ts';
import { exportCommand } from './export.ts';
import { fingerprintCommand } from './fingerprint.ts';
import { figuresCommand } from './figures.ts';
import { importCommand } from './import.ts';
import { restoreCommand } from './restore.ts';
import { serveCommand } from './serve.ts';
import { startOverCommand } from './start-over.ts';
import { verifyCommand } from './verify.ts';
import { UsageError, type Console, type Subcommand } from './subcommand.ts';

const subcommands: readonly Subcommand[] = [
  serveCommand,
  demoCommand,
  callCommand,
  contractCommand,
  importCommand,
  classifyCommand,
  dueCommand,
  figuresCommand,
  exportCommand,
  startOverCommand,
  verifyCommand,
  fingerprintCommand,
  backupCommand,
  backupsCommand,
  restoreCommand,
];

const overview = (): string =>
  `gongshi <command> [options]\n\n${subcommands.map(({ name, summary }) => `  ${name.padEnd(13)}${summary}`).join('\n')}\n\n` +
  'gongshi <command> --help tells each one’s options. Exit codes: 0 done, 1 refused (with its code), 2 usage.\n' +
  'Without --as the chair acts, where there is one chair alone.\n' +
  'Passphrases come from GONGSHI_PASSPHRASE or a prompt, never from an argument.\n';

/** Runs one subcommand. @returns the exit code: 0 done, 1 refused, 2 not understood */
export async function runCommandLine(args: readonly string[], console: Console): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h') {
    console.out(overview());
    return name === undefined ? 2 : 0;
  }
  const subcommand = subcommands.find((known) => known.name === name);
  if (subcommand === undefined) {
    console.err(`gongshi: unknown command "${name}"\n\n${overview()}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.out(`${subcommand.usage}\n\n${subcommand.summary}\n`);
    return 0;
  }
  try {
    return await subcommand.run(rest, console);
  } catch (error) {
    if (error instanceof UsageError) {
      console.err(`gongshi ${name}: ${error.message}\n${subcommand.usage}\n`);
      return 2;
    }
    const { code, details } = refusalOf(error, name, console);
    const refusal = { code, details, message: translator('zh-CN')(`error.${code}`, details) };
    if (rest.includes('--json')) console.out(`${JSON.stringify({ error: refusal })}\n`);
    else console.err(`${refusal.code}: ${refusal.message}\n`);
    return 1;
  }
}

/** What nobody expected gets a number that is also in the log, and no stack in the answer. */
function refusalOf(error: unknown, name: string, console: Console): AppError {
  if (error instanceof AppError) return error;
  const log = createLog((line) => console.err(`${line}\n`));
  return new AppError('INTERNAL', { id: log.error(name, error) });
}
