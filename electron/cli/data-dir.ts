import { homedir } from 'node:os';
import path from 'node:path';
import type { Console } from './subcommand.ts';

/** The data folder named, or the one that the app uses on this PC. */
export function dataDirOf(named: string | undefined, { env }: Console): string {
  const given = env['GONGSHI_DATA'] ?? '';
  return path.resolve(named ?? (given === '' ? path.join(homedir(), '.gongshi') : given));
}
