/** Who may import whom, docs/decisions/0001. `test/architecture` plants a violation of each and sees it fail. */
const only = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    only(
      'no-cycles',
      'A cycle has no first file to understand.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    only(
      'shared-imports-nothing-of-ours',
      'shared/ is pure and stands alone.',
      { path: '^shared/' },
      { path: '^(db|electron|renderer|test|scripts)/' },
    ),
    only(
      'domain-below-contract',
      'Rules do not know how they are called.',
      { path: '^shared/domain/' },
      { path: '^shared/(contract|i18n)/' },
    ),
    only(
      'db-below-backend',
      'The database does not know who asks.',
      { path: '^db/' },
      { path: '^(electron|renderer|test|scripts)/' },
    ),
    only(
      'renderer-only-shared',
      'Pages reach the data through the door alone.',
      { path: '^renderer/' },
      { path: '^(db|electron|test|scripts)/' },
    ),
    only('nothing-imports-pages', 'Pages are at the top.', { path: '^(db|electron)/' }, { path: '^renderer/' }),
    only(
      'nothing-imports-tests',
      'Tests are at the top.',
      { path: '^(shared|db|electron|renderer)/' },
      { path: '^test/' },
    ),
    only(
      'features-are-siblings',
      'Features share through rules or repos; a command never calls a command.',
      { path: '^electron/backend/([^/]+)/', pathNot: '^electron/backend/(trust|host|petition-state|session-state)/' },
      {
        path: '^electron/backend/[^/]+/',
        pathNot: ['^electron/backend/$1/', '^electron/backend/(trust|petition-state|session-state)/'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    only(
      'backend-knows-no-shell',
      'The backend runs without Electron.',
      { path: '^electron/backend/' },
      { path: '^electron/[^/]+[.]ts$' },
    ),
    only(
      'sql-only-in-db',
      'One room knows SQL.',
      { path: '^(shared|electron|renderer)/' },
      { path: 'node_modules/(kysely|better-sqlite3)/' },
    ),
    only(
      'react-only-in-renderer',
      'Pages are drawn in one room.',
      { path: '^(shared|db|electron)/' },
      { path: 'node_modules/(react|react-dom|antd|zustand)/' },
    ),
    only(
      'electron-only-in-shell',
      "Only the shell's files know Electron.",
      { path: '^(shared|db|renderer|electron/backend|electron/cli)/' },
      { path: '^(electron|node_modules/electron)$|node_modules/electron/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // TypeScript 7 has no programming interface yet; swc reads the sources instead.
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};
