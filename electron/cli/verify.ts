import path from 'node:path';
import { verifyRecord } from '../../db/audit/verify.ts';
import { databaseName } from '../../db/open.ts';
import { fingerprintCharacters, fingerprintCode } from '../../shared/domain/fingerprint.ts';
import type { CheckResult } from '../../shared/domain/verification.rules.ts';
import { isTextKey, translator } from '../../shared/i18n/translate.ts';
import { keptFileState } from '../backend/trust/kept-files.ts';
import { dataDirOf } from './data-dir.ts';
import { parseOptions, type Subcommand } from './subcommand.ts';

const t = translator('zh-CN');

export const verifyCommand: Subcommand = {
  name: 'verify',
  usage: 'gongshi verify [--data DIR] [--json]',
  summary: 'looks through the whole record; exit code 1 with the first thing that does not hold. Writes nothing',
  async run(args, console) {
    const { values } = parseOptions(args, { data: { type: 'string' }, json: { type: 'boolean', default: false } });
    const dataDir = dataDirOf(values.data, console);
    const from = performance.now();
    let told = from;
    const verification = await verifyRecord({
      file: path.join(dataDir, databaseName),
      attachmentState: (sha256) => keptFileState(dataDir, sha256),
      onProgress({ phase, done, of }) {
        if (performance.now() - told < 500) return;
        told = performance.now();
        console.err(`${t(`check.${phase}`)} ${done}/${of}\n`);
      },
    });
    const seconds = Math.round((performance.now() - from) / 100) / 10;
    const { outcome, head, baseline, checks } = verification;
    if (values.json) console.out(`${JSON.stringify({ ...verification, seconds })}\n`);
    else {
      console.out(`${checks.map(lineOf).join('\n')}\n`);
      if (baseline !== null) console.out(`${t('verify.baseline', { seq: baseline })}\n`);
      if (head !== null) {
        const label = t('verify.head', { seq: head.seq });
        console.out(`${label}：${fingerprintCharacters(head.hash)}  ${fingerprintCode(head.hash)}\n`);
      }
      console.out(`${t(`verify.outcome.${outcome}`)}（${seconds} s）\n`);
    }
    return outcome === 'holds' ? 0 : 1;
  },
};

function lineOf({ check, looked, wrong, first }: CheckResult): string {
  const mark = wrong === 0 ? t('verify.ok') : t('verify.wrong', { count: wrong });
  const line = `${wrong === 0 ? '✓' : '✗'} ${t(`check.${check}`)}（${looked}）：${mark}`;
  if (first === null) return line;
  const { table } = first.details;
  const key = `table.${String(table)}`;
  return `${line}\n    ${t(`finding.${first.code}`, { ...first.details, table: isTextKey(key) ? t(key) : table })}`;
}
