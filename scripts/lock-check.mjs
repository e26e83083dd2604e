// Every optional platform package a dependency names must be in the lockfile: npm install drops the ones the registry
// it saw did not have, and npm ci then fails (EUSAGE "Missing: ... from lock file") on every machine.
import { readFileSync } from 'node:fs';
const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const missing = [];
for (const [where, p] of Object.entries(packages)) {
  for (const name of Object.keys({ ...p.dependencies, ...p.optionalDependencies })) {
    let at = where;
    for (;;) {
      if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) break;
      if (!at) {
        missing.push(`${where || 'package.json'} -> ${name}`);
        break;
      }
      at = at.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '');
    }
  }
}
if (missing.length) {
  console.error(`package-lock.json is incomplete:\n  ${missing.join('\n  ')}`);
  process.exit(1);
}
console.log(`package-lock.json: ${Object.keys(packages).length - 1} packages, complete`);
