import { startLocalHost } from '../backend/host/local-host.ts';
import { AppError } from '../../shared/errors.ts';
import { openBackend, pagesDir } from './open-backend.ts';
import { parseOptions, required, UsageError, type Subcommand } from './subcommand.ts';

export const serveCommand: Subcommand = {
  name: 'serve',
  usage: 'gongshi serve --data DIR [--port N] [--host H] [--no-open]',
  summary: 'serves the app to a browser on this PC; prints {"url": …} when ready',
  async run(args, console) {
    const { values } = parseOptions(args, {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      // Opening a window is the launcher's matter; accepted here so that both can be called alike.
      'no-open': { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`--port ${values.port} is no port`);
    const backend = await openBackend(required(values.data, '--data'), console, 'alone');
    const host = await startLocalHost({ backend, pagesDir: pagesDir(console), host: values.host, port }).catch(
      async (error: unknown) => {
        await backend.close();
        throw isPortTaken(error) ? new AppError('PORT_IN_USE', { port }) : error;
      },
    );
    console.out(`${JSON.stringify({ url: host.url })}\n`);
    await stopSignal();
    await host.close();
    await backend.close();
    return 0;
  },
};

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

function isPortTaken(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}
