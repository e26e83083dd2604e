import type { backupContract, recoveryContract } from '../../../shared/contract/backup.contract.ts';
import type { HandlersOf } from '../context.ts';
import { configure } from './configure.procedure.ts';
import { exportAll } from './export-everything.procedure.ts';
import { importAll } from './import-everything.procedure.ts';
import { inspect } from './inspect.procedure.ts';
import { list } from './list.query.ts';
import { make } from './make.procedure.ts';
import { run } from './recover.procedure.ts';
import { state } from './recovery-state.procedure.ts';
import { restore } from './restore.procedure.ts';
import { status } from './status.query.ts';

export const backupHandlers: HandlersOf<typeof backupContract & typeof recoveryContract> = {
  'backup.status': status,
  'backup.list': list,
  'backup.make': make,
  'backup.configure': configure,
  'backup.inspect': inspect,
  'backup.restore': restore,
  'backup.exportEverything': exportAll,
  'backup.importEverything': importAll,
  'recovery.state': state,
  'recovery.run': run,
};
