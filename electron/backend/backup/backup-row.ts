import path from 'node:path';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { FoundBackup } from './backup-folder.ts';

type Row = OutputOf<'backup.list'>[number];

/** A backup as pages show it. */
export function backupRow(found: FoundBackup): Row {
  const { file, size: bytes } = found;
  const place = { file, name: path.basename(file), folder: path.dirname(file), bytes };
  if (found.problem !== null) {
    const unknown = { madeAt: null, reason: null, enterpriseName: null, programVersion: null };
    return { ...place, ...unknown, problem: found.problem, entries: 0, attachments: 0, missing: 0, whole: false };
  }
  const { header, missing } = found;
  const { madeAt, reason, enterpriseName, programVersion, whole } = header;
  return {
    ...place,
    problem: null,
    madeAt,
    reason,
    enterpriseName,
    programVersion,
    entries: header.head.seq,
    attachments: header.attachments.length,
    missing,
    whole,
  };
}
