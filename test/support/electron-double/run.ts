/** node tests/electron-double/run.ts out/main/main.js : runs the built main process with `electron` replaced. */
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { entryDone } from './entry.ts';

const double = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: double, shortCircuit: true, format: 'module-typescript' }
      : next(specifier, context),
});
const main = path.resolve(process.argv[2] ?? 'out/main/main.js');
process.argv.splice(1, 2, main);
const hung = setTimeout(() => {
  console.error(
    'electron double: the main module is still being evaluated after 10 s (a top-level await on app.whenReady()?)',
  );
  process.exit(70);
}, 10_000);
await import(pathToFileURL(main).href);
clearTimeout(hung);
entryDone();
