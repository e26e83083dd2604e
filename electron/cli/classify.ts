import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { createClassifier } from '../backend/triage/classifier.ts';
import { resourcesDir } from './open-backend.ts';
import { parseOptions, required, UsageError, type Subcommand } from './subcommand.ts';

export const classifyCommand: Subcommand = {
  name: 'classify',
  usage: 'gongshi classify --in FILE.csv --out FILE.csv',
  summary: 'in: id,text   out: id,category,class,urgent,major,in_scope,confidence,reasons',
  run(args, console) {
    const { values } = parseOptions(args, {
      in: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean' },
    });
    const records: Record<string, string>[] = parse(readFileSync(required(values.in, '--in')), {
      columns: true,
      bom: true,
      relax_column_count: true,
    });
    const [first] = records;
    if (first === undefined || !('text' in first)) throw new UsageError(`${values.in ?? ''} has no column "text"`);
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
    writeFileSync(required(values.out, '--out'), stringify(rows, { header: true, columns: [...columns] }));
    console.out(values.json === true ? `${JSON.stringify({ rows: rows.length })}\n` : `${rows.length} rows\n`);
    return Promise.resolve(0);
  },
};

const columns = ['id', 'category', 'class', 'urgent', 'major', 'in_scope', 'confidence', 'reasons'] as const;
