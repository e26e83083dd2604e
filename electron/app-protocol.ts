import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { contentSecurityPolicy, contentTypeOf } from '../shared/contract/web.ts';
import { appOrigin } from './channels.ts';

const { protocol: scheme, host } = new URL(appOrigin);

/** Must run before the app is ready: makes app:// a proper origin, with storage and a secure context. */
export function announceAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: scheme.slice(0, -1), privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built pages under app://, with the policy that lets them run nothing but their own scripts. */
export function serveAppProtocol(pagesDir: string): void {
  protocol.handle(scheme.slice(0, -1), async (request) => {
    const url = new URL(request.url);
    const file = path.join(pagesDir, path.normalize(decodeURIComponent(url.pathname)));
    const isInside = url.host === host && file.startsWith(pagesDir + path.sep);
    // Electron's fs reads inside app.asar.
    const body = isInside ? await readFile(file).catch(() => undefined) : undefined;
    if (body === undefined) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': contentTypeOf(file),
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
