/** gongshi: the same door from the command line. Composition only; each subcommand has its own file. */
import { runCommandLine } from './cli/run.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  here: new URL('.', import.meta.url),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
