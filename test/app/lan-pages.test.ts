import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import type { LanHost } from '../../electron/backend/host/lan-host.ts';
import { builtPages } from '../support/built-pages.ts';
import { headOf, open, startedHost } from '../support/lan-host.ts';
import { send } from '../support/phone.ts';

const served = (host: LanHost, file: string, headers: Record<string, string> = {}) =>
  send(`${host.address}/${file}`, 'GET', headers);

describe('what phones and walls load', () => {
  it('is packed where they can unpack it', async () => {
    const pagesDir = builtPages();
    const host = await startedHost({}, { pagesDir });
    const script = readFileSync(path.join(pagesDir, 'assets/portal-AAAAAAAA.js'));
    for (const accepted of ['gzip', 'gzip, deflate', 'deflate, GZIP;q=0.5']) {
      const { headers, body } = await served(host, 'assets/portal-AAAAAAAA.js', { 'accept-encoding': accepted });
      expect(headers, accepted).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
      expect(headers['content-length']).toBe(String(body.length));
      expect(body.length).toBeLessThan(script.length / 10);
      expect(gunzipSync(body).equals(script)).toBe(true);
    }
    for (const refused of ['', 'br', 'gzip;q=0', 'gzip;q=0.00', 'x-gzip-like']) {
      const { headers, body } = await served(host, 'assets/portal-AAAAAAAA.js', { 'accept-encoding': refused });
      expect([headers['content-encoding'], headers['vary']], refused).toEqual([undefined, 'accept-encoding']);
      expect(body.equals(script)).toBe(true);
    }
  });

  it('is kept by them where its name changes with it; the page itself and answers are not', async () => {
    const host = await startedHost({}, { pagesDir: builtPages() });
    const caching = async (file: string): Promise<unknown> => (await served(host, file)).headers['cache-control'];
    expect(await caching('assets/portal-AAAAAAAA.js')).toBe('public, max-age=31536000, immutable');
    expect(await caching('assets/portal-CCCCCCCC.css')).toBe('public, max-age=31536000, immutable');
    for (const file of ['', 'wall', 'api/key', 'assets/none-AAAAAAAA.js']) expect(await caching(file)).toBe('no-store');
  });

  it('is what their two pages are made of and nothing of the desktop’s', async () => {
    const host = await startedHost({}, { pagesDir: builtPages() });
    const types = {
      '': 'text/html; charset=utf-8',
      wall: 'text/html; charset=utf-8',
      'assets/portal-AAAAAAAA.js': 'text/javascript; charset=utf-8',
      'assets/later-BBBBBBBB.js': 'text/javascript; charset=utf-8',
      'assets/portal-CCCCCCCC.css': 'text/css; charset=utf-8',
      'assets/icon-DDDDDDDD.svg': 'image/svg+xml',
      'assets/shared-EEEEEEEE.js': 'text/javascript; charset=utf-8',
      'assets/screen-FFFFFFFF.js': 'text/javascript; charset=utf-8',
    };
    for (const [file, type] of Object.entries(types)) {
      expect(await served(host, file), file).toMatchObject({ status: 200, headers: { 'content-type': type } });
    }
    for (const file of [
      'index.html',
      'portal.html',
      'screen.html',
      'assets/desktop-GGGGGGGG.js',
      'assets/portal-AAAAAAAA.js.map',
      'portal-files.json',
      'screen-files.json',
      'assets/',
      'assets',
    ]) {
      expect((await served(host, file)).status, file).toBe(404);
    }
  });

  it('is found by no way round, whatever a path is written like', async () => {
    const host = await startedHost({}, { pagesDir: builtPages() });
    for (const asked of [
      '/assets/../index.html',
      '/assets/..%2findex.html',
      '/assets/..%2Findex.html',
      '/assets/%2e%2e/index.html',
      '/assets/%2e%2e%2findex.html',
      '/assets/..%5cindex.html',
      '/assets/..\\index.html',
      '/assets/./desktop-GGGGGGGG.js',
      '/assets//desktop-GGGGGGGG.js',
      '/assets/portal-AAAAAAAA.js/../desktop-GGGGGGGG.js',
      '/wall/../index.html',
      '/../index.html',
      '//index.html',
      '/index.html?/wall',
      '/%69ndex.html',
      '/assets/../../../../../../../../etc/passwd',
      '/portal.html%00',
      `${host.address}/assets/../index.html`,
    ]) {
      const { socket, heard, ended } = open(host);
      socket.write(headOf(host, `GET ${asked}`, ['Connection: close']));
      await ended;
      expect(heard(), asked).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(heard(), asked).not.toContain('desktop');
    }
  });

  it('is not there where the pages were not built', async () => {
    const host = await startedHost({}, { pagesDir: '/no/such/folder' });
    expect((await served(host, '')).status).toBe(404);
    expect((await served(host, 'api/key')).status).toBe(200);
  });
});

describe('the connection on which pages hear what has changed', () => {
  it('carries what every answer does, and a sign of life that only who knows it hears', async () => {
    const timers = vi.spyOn(globalThis, 'setInterval');
    const host = await startedHost({});
    const beats = timers.mock.calls.filter(([, every]) => every === 20_000).map(([act]) => act);
    timers.mockRestore();
    const { socket, heard } = open(host);
    socket.write(headOf(host, 'GET /api/notices'));
    await expect.poll(heard).toContain('retry: ');
    for (const header of ['content-security-policy: ', 'x-content-type-options: nosniff', 'cache-control: no-store']) {
      expect(heard()).toContain(header);
    }
    for (const beat of beats) if (typeof beat === 'function') beat();
    await expect.poll(heard).toContain('\n\nevent: beat\ndata: {}\n\n');
  });
});
