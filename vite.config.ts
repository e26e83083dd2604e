import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

const at = (place: string): string => path.resolve(import.meta.dirname, place);
const present = (inputs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).filter(([, file]) => existsSync(file)));
const external = ['electron', 'better-sqlite3', ...builtinModules, /^node:/];

const node = (outDir: string, input: Record<string, string>, format: 'es' | 'cjs'): EnvironmentOptions => ({
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
      input: present(input),
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
        rolldownOptions: { input: present({ index: at('renderer/index.html'), screen: at('renderer/screen.html') }) },
      },
    },
  },
});
