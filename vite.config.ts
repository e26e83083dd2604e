import { cpSync, existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

const at = (place: string): string => path.resolve(import.meta.dirname, place);
const present = (inputs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).filter(([, file]) => existsSync(file)));
const external = ['electron', 'better-sqlite3', ...builtinModules, /^node:/];

/** Code that runs on Node: the desktop's main process, the backend, the command line, the preload. */
const node = (outDir: string, inputs: Record<string, string>, format: 'es' | 'cjs'): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  build: {
    outDir: at(outDir),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    copyPublicDir: false,
    rolldownOptions: {
      input: inputs,
      external,
      platform: 'node',
      output: {
        format,
        entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
});

/**
 * A page for the LAN. Phones and televisions have older browsers than the desktop brings along; each of their pages gets a
 * build of its own, into the same folder.
 */
const forOldBrowsers = (page: string): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    outDir: at('out/renderer'),
    emptyOutDir: false,
    // Which files the page is made of: phones and screens get those of their own pages and no others.
    manifest: `${page}-files.json`,
    target: 'chrome87',
    sourcemap: true,
    modulePreload: { polyfill: false },
    copyPublicDir: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: present({ [page]: at(`renderer/${page}.html`) }),
      // What old browsers lack is a chunk of its own, imported first: chunks that pages share run before the entry.
      output: { codeSplitting: { groups: [{ name: 'old-browsers', test: /old-browsers/ }] } },
    },
  },
});

const nodeParts: Record<string, [inputs: Record<string, string>, format: 'es' | 'cjs']> = {
  main: [present({ main: at('electron/main.ts') }), 'es'],
  backend: [present({ backend: at('electron/backend/entry.ts') }), 'es'],
  cli: [present({ cli: at('electron/cli.ts') }), 'es'],
  preload: [present({ preload: at('electron/preload.ts') }), 'cjs'],
};

/** The classifier's weights, templates and the demo's sample data go beside each part that reads them. */
function copyResources(): void {
  const from = at('electron/backend/resources');
  if (!existsSync(from)) return;
  if (existsSync(at('out/main'))) cpSync(at('build/tray.png'), at('out/main/tray.png'));
  for (const part of ['backend', 'cli']) cpSync(from, at(`out/${part}/resources`), { recursive: true });
}

export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  environments: {
    client: {
      build: {
        outDir: at('out/renderer'),
        emptyOutDir: true,
        target: 'chrome120',
        sourcemap: true,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 2000,
        rolldownOptions: { input: present({ index: at('renderer/index.html') }) },
      },
    },
    portal: forOldBrowsers('portal'),
    screen: forOldBrowsers('screen'),
    ...Object.fromEntries(
      Object.entries(nodeParts)
        .filter(([, [inputs]]) => Object.keys(inputs).length > 0)
        .map(([name, [inputs, format]]) => [name, node(`out/${name}`, inputs, format)]),
    ),
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
      copyResources();
    },
  },
});
