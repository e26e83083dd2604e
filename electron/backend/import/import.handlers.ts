import type { importContract } from '../../../shared/contract/import.contract.ts';
import type { HandlersOf } from '../context.ts';
import { cancelImport } from './cancel-import.query.ts';
import { commitImport } from './commit-import.command.ts';
import { importProgress } from './import-progress.query.ts';
import { prepareImport } from './prepare-import.query.ts';

export const importHandlers: HandlersOf<typeof importContract> = {
  'import.prepare': prepareImport,
  'import.commit': commitImport,
  'import.progress': importProgress,
  'import.cancel': cancelImport,
};
