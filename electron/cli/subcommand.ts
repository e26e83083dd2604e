import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

export interface Console {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of cli.ts, or of the built cli.js: resources and pages are found from it. */
  readonly here: URL;
  out(text: string): void;
  err(text: string): void;
}

export interface Subcommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  run(args: readonly string[], console: Console): Promise<number>;
}

/** The call was not understood: exit code 2. */
export class UsageError extends Error {}

/** @throws UsageError for options that are unknown or lack their value */
export function parseOptions<O extends ParseArgsOptionsConfig>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`${option} is missing`);
  return value;
}
