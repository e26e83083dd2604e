import { statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import path from 'node:path';

const memory = '/dev/shm';
/** Many times what all tests have written and not yet thrown away at any moment. */
const roomNeeded = 1024 ** 3;

/**
 * What the tests' processes, and those that they start, inherit. Temporary files lie in memory where the system has a place
 * for them and there is room: tens of thousands of commands are synced, and whether a disk turned meanwhile no test can
 * tell. And what one process has compiled of the program the next one finds: it is started some hundred times.
 */
export function setQuickEnvironment(): void {
  process.env['NODE_COMPILE_CACHE'] = path.resolve(import.meta.dirname, '../.output/compile-cache');
  if (hasRoom()) process.env['TMPDIR'] = memory;
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return Math.min(bavail * bsize, freemem()) > roomNeeded;
  } catch {
    // Not on this system.
    return false;
  }
}
