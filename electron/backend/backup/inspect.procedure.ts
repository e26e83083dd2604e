import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { ProcedureHandler } from '../context.ts';
import { recoveryHolder } from '../trust/key-wrapping.ts';
import { listBackups } from './backup-folder.ts';
import { backupRow } from './backup-row.ts';
import { readWhole } from './container.ts';
import type { BackupHeader } from './header.ts';
import { demandChairWhereSetUp } from './only-chair.ts';

export const inspect: ProcedureHandler<'backup.inspect'> = async ({ file }, { services, actor }) => {
  await demandChairWhereSetUp(services, actor);
  const header = await readWhole(file);
  if (header.kind !== 'backup') throw new AppError('BACKUP_NOT_OURS');
  const found = (await listBackups(path.dirname(file))).find((one) => one.file === path.resolve(file));
  const size = header.contents.reduce((bytes, content) => bytes + content.size, 0);
  const row = backupRow(found ?? { file, size, problem: null, header, missing: 0 });
  return { ...row, ...openers(header) };
};

/** Who can open a backup. */
export function openers(header: BackupHeader): { accounts: string[]; hasRecoveryKey: boolean } {
  const mine = header.wrappings.filter(({ keyId }) => keyId === header.keyId);
  return {
    accounts: mine.flatMap(({ accountName }) => (accountName === null ? [] : [accountName])),
    hasRecoveryKey: mine.some(({ holder }) => holder === recoveryHolder),
  };
}
