import { writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { AppError } from '../../shared/errors.ts';
import { createClassifier } from '../backend/triage/classifier.ts';
import { readGiven, writingTo } from './files.ts';
import { resourcesDir } from './open-backend.ts';
import { parseOptions, required, type Subcommand } from './subcommand.ts';

export const classifyCommand: Subcommand = {
  name: 'classify',
  usage: 'gongshi classify --in FILE.csv --out FILE.csv',
  summary: 'in: id,text   out: id,category,class,urgent,major,in_scope,confidence,reasons',
  async run(args, console) {
    const { values } = parseOptions(args, {
      in: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean' },
    });
    const out = required(values.out, '--out');
    const records = readRecords(required(values.in, '--in'));
    const classifier = createClassifier({ resourcesDir: resourcesDir(console) });
    const rows = records.map(({ id = '', text = '' }) => {
      const proposal = classifier.propose(text);
      const inScope = proposal.inScope.value;
      return {
        id,
        // What is out of scope has neither category nor class.
        category: inScope ? proposal.category.value : '',
        class: inScope ? proposal.class.value : '',
        urgent: Number(inScope && proposal.urgent.value),
        major: Number(inScope && proposal.major.value),
        in_scope: Number(inScope),
        confidence: Math.min(proposal.category.confidence, proposal.class.confidence).toFixed(3),
        reasons: [...new Set([...proposal.class.words, ...proposal.category.words])].join(' '),
      };
    });
    await writingTo(out, () => writeFileSync(out, stringify(rows, { header: true, columns: [...columns] })));
    console.out(values.json === true ? `${JSON.stringify({ rows: rows.length })}\n` : `${rows.length} rows\n`);
    return 0;
  },
};

const columns = ['id', 'category', 'class', 'urgent', 'major', 'in_scope', 'confidence', 'reasons'] as const;

/** @throws AppError FILE_UNREADABLE, FILE_DAMAGED, FILE_HEADER_WRONG without a column `text`, FILE_HEADER_ONLY */
function readRecords(file: string): Record<string, string>[] {
  const bytes = readGiven(file);
  let header: string[] = [];
  let records: Record<string, string>[];
  try {
    records = parse(bytes, { columns: (found: string[]) => (header = found), bom: true, relax_column_count: true });
  } catch {
    throw new AppError('FILE_DAMAGED');
  }
  if (!header.includes('text')) throw new AppError('FILE_HEADER_WRONG', { problem: 'text' });
  if (records.length === 0) throw new AppError('FILE_HEADER_ONLY');
  return records;
}
