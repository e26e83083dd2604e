import type { ProcedureHandler } from '../context.ts';
import type { Services } from '../services.ts';
import { demandChairWhereSetUp } from './only-chair.ts';
import { takeOut, type BackupKey } from './restore.ts';

export const restore: ProcedureHandler<'backup.restore'> = async (input, { services, actor, now }) => {
  await demandChairWhereSetUp(services, actor);
  return restoreBackup(services, input, now);
};

/** What a page or the command line hands in to restore a backup. */
export interface RestoreInput {
  readonly file: string;
  readonly by: BackupKey;
  readonly withoutFiles: boolean;
}

/** Restores a backup over the present record; see takeOut and RecordAsWhole.replace for what is refused. */
export async function restoreBackup(services: Services, { file, by, withoutFiles }: RestoreInput, now: string) {
  const { dataDir, backups, record } = services;
  const incoming = await takeOut(file, by, { dataDir, now, withoutFiles });
  // The present record is set aside whole; a backup of it beside the others is one more way back. Where none can be made
  // (no room, a record half broken) the restore goes on: that is often why somebody restores.
  if (record.damage === undefined && (await record.isSetUp()))
    await backups.make({ reason: 'restore' }).catch(() => undefined);
  const setAside = await record.replace(incoming.name);
  return { madeAt: incoming.header.madeAt, missing: incoming.missing, setAside };
}
