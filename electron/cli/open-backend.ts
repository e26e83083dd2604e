import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBackend, type Backend } from '../backend/backend.ts';
import { createClock } from '../backend/clock.ts';
import { createLog } from '../backend/log.ts';
import { UsageError, type Console } from './subcommand.ts';

/** Resources lie beside the built cli.js, or in the backend's folder when run from source. */
export function resourcesDir({ here }: Console): string {
  const built = fileURLToPath(new URL('./resources/', here));
  return existsSync(built) ? built : fileURLToPath(new URL('./backend/resources/', here));
}

/** The pages are built to out/renderer, wherever the command line itself runs from. */
export function pagesDir({ here }: Console): string {
  const built = fileURLToPath(new URL('../renderer', here));
  return existsSync(path.join(built, 'index.html')) && existsSync(path.join(built, 'assets'))
    ? built
    : fileURLToPath(new URL('../out/renderer', here));
}

/**
 * Opens the data folder: `alone` as the app would, or `beside` one that may have it open, for a single act.
 * @throws AppError when it cannot be opened
 */
export async function openBackend(
  dataDir: string,
  console: Console,
  how: 'alone' | 'beside' = 'beside',
): Promise<Backend> {
  checkClock(console);
  return createBackend({
    dataDir: path.resolve(dataDir),
    resourcesDir: resourcesDir(console),
    version: versionOf(console),
    log: createLog((line) => console.err(`${line}\n`)),
    clock: console.env['GONGSHI_CLOCK'],
    pagesDir: how === 'alone' ? pagesDir(console) : undefined,
    beside: how === 'beside',
    attended: how === 'alone',
    // Only tests of the command line set it; sign-in is otherwise the longest part of every call.
    passphraseCost: console.env['GONGSHI_PASSPHRASE_COST'] === 'test' ? 'test' : 'full',
  });
}

/** @throws UsageError when the clock is set to what is no moment in time */
function checkClock({ env }: Console): void {
  try {
    createClock(env['GONGSHI_CLOCK']);
  } catch {
    throw new UsageError(
      `GONGSHI_CLOCK ${env['GONGSHI_CLOCK'] ?? ''} is no time; for example 2025-09-26T17:00:00+08:00`,
    );
  }
}

function versionOf({ here }: Console): string {
  for (const up of ['../package.json', '../../package.json']) {
    const file = fileURLToPath(new URL(up, here));
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return '';
}
