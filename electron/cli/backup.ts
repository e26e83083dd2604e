import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openBackend } from './open-backend.ts';
import { parseOptions, required, type Subcommand } from './subcommand.ts';

/** Whoever can read the data folder can copy it anyhow, and what is written here is encrypted: nobody signs in. */
export const backupCommand: Subcommand = {
  name: 'backup',
  usage: 'gongshi backup --data DIR [--to DIR] [--whole] [--json]',
  summary: 'makes an encrypted backup now, checked; --whole packs the attachments in, for moving house',
  async run(args, console) {
    const { values } = parseOptions(args, {
      data: { type: 'string' },
      to: { type: 'string' },
      whole: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    });
    const backend = await openBackend(required(values.data, '--data'), console);
    try {
      const to = values.to === undefined ? undefined : path.resolve(values.to);
      if (to !== undefined) mkdirSync(to, { recursive: true });
      const done = await backend.services.backups.make({ reason: 'hand', to, whole: values.whole });
      for (const { folder, code } of done.failed) console.err(`${code}: ${folder}\n`);
      console.out(values.json ? `${JSON.stringify(done)}\n` : `${done.made.join('\n')}\n`);
      return 0;
    } finally {
      await backend.close();
    }
  },
};

export const backupsCommand: Subcommand = {
  name: 'backups',
  usage: 'gongshi backups --data DIR [--json]',
  summary: 'lists the backups in all folders, newest first, and what is wrong with those that are not good',
  async run(args, console) {
    const { values } = parseOptions(args, { data: { type: 'string' }, json: { type: 'boolean', default: false } });
    const backend = await openBackend(required(values.data, '--data'), console);
    try {
      const { warning } = await backend.services.backups.state();
      const backups = (await backend.services.backups.list()).flatMap(({ found }) =>
        found.map((one) =>
          one.problem === null
            ? { file: one.file, bytes: one.size, madeAt: one.header.madeAt, missing: one.missing, problem: null }
            : { file: one.file, bytes: one.size, madeAt: null, missing: 0, problem: one.problem },
        ),
      );
      if (values.json) console.out(`${JSON.stringify({ warning, backups })}\n`);
      else
        for (const { file, madeAt, problem, missing } of backups) {
          const state = problem ?? (missing > 0 ? `good, ${missing} attachments missing` : 'good');
          console.out(`${madeAt ?? '-'}  ${state}  ${file}\n`);
        }
      return 0;
    } finally {
      await backend.close();
    }
  },
};
