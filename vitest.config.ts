import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';
import { setQuickEnvironment } from './test/support/quick-environment.ts';

setQuickEnvironment();

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/bench/**', 'node_modules/**'],
    environment: 'node',
    pool: 'forks',
    // By itself it leaves a core for who watches; where there are two, that is half of them.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'test/.output/unit.json' },
  },
});
