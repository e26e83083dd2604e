import { join } from 'node:path';

/** Where the shipped weights lie in the source tree. */
export const resourcesDir = join(import.meta.dirname, '../../electron/backend/resources');
