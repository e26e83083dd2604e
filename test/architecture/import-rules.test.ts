import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** One violation of each rule of `.dependency-cruiser.mjs`: the file that breaks it, and what it imports. */
const planted: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  'no-cycles': ['shared/planted-a.ts', './planted-b.ts'],
  'shared-imports-nothing-of-ours': ['shared/planted-db.ts', '../db/open.ts'],
  'domain-below-contract': ['shared/domain/planted.ts', '../contract/define.ts'],
  'db-below-backend': ['db/planted.ts', '../electron/backend/clock.ts'],
  'renderer-only-shared': ['renderer/planted.ts', '../db/open.ts'],
  'nothing-imports-pages': ['electron/planted-pages.ts', '../renderer/api/backend.ts'],
  'nothing-imports-tests': ['db/planted-test.ts', '../test/support/backend.ts'],
  'features-are-siblings': ['electron/backend/ballot/planted.ts', '../session/minute-session.command.ts'],
  'backend-knows-no-shell': ['electron/backend/planted-shell.ts', '../window.ts'],
  'sql-only-in-db': ['electron/backend/planted-sql.ts', 'kysely'],
  'react-only-in-renderer': ['shared/planted-react.ts', 'react'],
  'electron-only-in-shell': ['electron/backend/planted-electron.ts', 'electron'],
};

let copy = '';
let said = '';

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'gongshi-architecture-'));
  for (const room of ['shared', 'db', 'electron', 'renderer', 'test'])
    cpSync(path.join(root, room), path.join(copy, room), {
      recursive: true,
      filter: (file) => !file.includes('.output') && !file.includes(`resources${path.sep}`),
    });
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.base.json', 'package.json'])
    cpSync(path.join(root, file), path.join(copy, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
  for (const [file, imported] of Object.values(planted))
    writeFileSync(path.join(copy, file), `import * as planted from '${imported}';\nexport const used = planted;\n`);
  writeFileSync(
    path.join(copy, 'shared/planted-b.ts'),
    "import * as a from './planted-a.ts';\nexport const used = a;\n",
  );
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'err', 'shared', 'db', 'electron', 'renderer'];
  said = spawnSync(process.execPath, [program, ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  }).stdout;
}, 120_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the import rules', () => {
  it.each(Object.entries(planted))('%s refuses what is planted against it', (rule, [file]) => {
    const lines = said.split('\n').filter((line) => line.includes(` ${rule}:`) && line.includes(file));
    expect(lines.length, said.slice(-3000)).toBeGreaterThan(0);
  });

  it('refuse nothing else', () => {
    const others = said.split('\n').filter((line) => /^\s*error /.test(line) && !line.includes('planted'));
    expect(others).toEqual([]);
  });

  it('are all tried here', async () => {
    const { default: config } = (await import(path.join(root, '.dependency-cruiser.mjs'))) as {
      default: { forbidden: readonly { name: string }[] };
    };
    expect(Object.keys(planted).toSorted()).toEqual(config.forbidden.map(({ name }) => name).toSorted());
  });
});

describe('the layout', () => {
  it('has a README of one screen in each room', () => {
    for (const room of ['shared', 'db', 'electron', 'renderer', 'test']) {
      const file = path.join(root, room, 'README.md');
      expect(existsSync(file), file).toBe(true);
      expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(50);
    }
  });

  it('names what belongs to the backend by its subject and its layer', () => {
    const subjects = readdirSync(path.join(root, 'electron/backend'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    for (const { name } of subjects) {
      const files = readdirSync(path.join(root, 'electron/backend', name), { recursive: true, encoding: 'utf8' });
      for (const file of files.filter((one) => one.endsWith('.ts')))
        expect(path.basename(file), `${name}/${file}`).toMatch(
          /^[a-z0-9-]+(\.(command|query|procedure|handlers))?\.ts$/,
        );
    }
  });
});
