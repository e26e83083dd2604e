import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The script that all phones load, by default as large as nobody's. */
export interface BuiltFiles {
  readonly script?: Buffer;
}

/** A folder of pages as the build leaves it: phones' and screens' with their lists, the desktop's beside them. */
export function builtPages({ script = Buffer.from('console.log("phone");'.repeat(200)) }: BuiltFiles = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-pages-'));
  made.push(folder);
  mkdirSync(path.join(folder, 'assets'));
  const files: Readonly<Record<string, string | Buffer>> = {
    'index.html': '<title>desktop</title>',
    'portal.html': '<title>phone</title>',
    'screen.html': '<title>wall</title>',
    'assets/portal-AAAAAAAA.js': script,
    'assets/later-BBBBBBBB.js': 'later',
    'assets/portal-CCCCCCCC.css': 'body { margin: 0 }',
    'assets/icon-DDDDDDDD.svg': '<svg/>',
    'assets/shared-EEEEEEEE.js': 'shared',
    'assets/screen-FFFFFFFF.js': 'screen',
    'assets/desktop-GGGGGGGG.js': 'desktop',
    'assets/portal-AAAAAAAA.js.map': '{}',
    'portal-files.json': JSON.stringify({
      'portal.html': {
        file: 'assets/portal-AAAAAAAA.js',
        dynamicImports: ['portal/later.ts'],
        css: ['assets/portal-CCCCCCCC.css'],
        assets: ['assets/icon-DDDDDDDD.svg'],
      },
      'portal/later.ts': { file: 'assets/later-BBBBBBBB.js', imports: ['portal.html'] },
    }),
    'screen-files.json': JSON.stringify({
      'index.html': { file: 'assets/desktop-GGGGGGGG.js', imports: ['_shared'] },
      'screen.html': { file: 'assets/screen-FFFFFFFF.js', imports: ['_shared'] },
      _shared: { file: 'assets/shared-EEEEEEEE.js' },
    }),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folder;
}
