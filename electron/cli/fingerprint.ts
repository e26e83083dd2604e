import path from 'node:path';
import { findFingerprint } from '../../db/audit/verify.ts';
import { databaseName } from '../../db/open.ts';
import { readFingerprint } from '../../shared/domain/fingerprint.ts';
import { AppError } from '../../shared/errors.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { dataDirOf } from './data-dir.ts';
import { parseOptions, required, type Subcommand } from './subcommand.ts';

const t = translator('zh-CN');

export const fingerprintCommand: Subcommand = {
  name: 'fingerprint',
  usage: 'gongshi fingerprint TEXT [--data DIR] [--json]',
  summary: 'finds the entry of a fingerprint on paper; exit code 1 when the record no longer agrees. Writes nothing',
  async run(args, console) {
    const { values, positionals } = parseOptions(args, {
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    const beginning = readFingerprint(required(positionals.join(' '), 'TEXT'));
    if (beginning === undefined) throw new AppError('FINGERPRINT_UNREADABLE');
    const file = path.join(dataDirOf(values.data, console), databaseName);
    const { entry, nearest, head } = await findFingerprint({ file }, beginning);
    const agrees = entry !== null && entry.brokenAt === null && entry.differing === 0;
    if (values.json) console.out(`${JSON.stringify({ agrees, entry, nearest, head })}\n`);
    else if (entry === null) {
      console.out(`${t('fingerprint.notFound')}\n`);
      if (nearest !== null) console.out(`${t('fingerprint.nearest')} ${nearest}\n`);
    } else {
      const { seq, rows, same, differing, brokenAt, rowsKnown, laterEntries } = entry;
      const later = rows - same - differing;
      console.out(`${t('fingerprint.entry', { seq })}\n`);
      if (!rowsKnown) console.out(`${t('fingerprint.rowsUnknown')}\n`);
      else if (rows === 0) console.out(`${t('fingerprint.rowsNone')}\n`);
      else console.out(`${t('fingerprint.rows', { count: rows, same, later, differing })}\n`);
      if (laterEntries.length > 0) console.out(`${t('fingerprint.later')}：${laterEntries.join(' ')}\n`);
      if (brokenAt !== null) console.out(`${t('fingerprint.chainBroken', { seq: brokenAt })}\n`);
      else console.out(`${t(differing > 0 ? 'fingerprint.differs' : 'fingerprint.agrees')}\n`);
    }
    return agrees ? 0 : 1;
  },
};
