/**
 * The backend process. One built file serves as Electron's utilityProcess (process.parentPort) and as a worker thread.
 * It owns the data and knows nothing of windows.
 */
import { parentPort as workerPort } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { createBackend, type Backend } from './backend.ts';
import { gathered } from './gathered.ts';
import { createLog } from './log.ts';
import { servePort, type ServerPort } from './serve-port.ts';

interface Boot {
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly pagesDir?: string;
  readonly version?: string;
}

type FromShell = { readonly type: 'connect' } | { readonly type: 'shutdown' };

const boot = JSON.parse(process.argv.at(-1) ?? '{}') as Boot;
const shell = parentOf();
const log = createLog((line) => process.stderr.write(`${line}\n`));
let starting: Promise<Backend> | undefined;

shell.listen((message, ports) => {
  if (message.type === 'connect') {
    const [port] = ports;
    if (port === undefined) return;
    // A start that failed is told below; nobody is served then.
    starting?.then(
      (backend) => servePort(port, backend),
      () => undefined,
    );
    return;
  }
  void shutDown();
});

starting = createBackend({
  ...boot,
  version: boot.version ?? '',
  log,
  clock: process.env['GONGSHI_CLOCK'],
  attended: true,
});
starting.then(
  (backend) => {
    shell.post({ type: 'ready' });
    watchDue(backend);
    watchServing(backend);
  },
  (error: unknown) => {
    const known = error instanceof AppError ? error : new AppError('INTERNAL', { id: log.error('start', error) });
    shell.post({ type: 'failed', error: { code: known.code, details: known.details } });
  },
);

const lookAgainMs = 60_000;
const lookAgainSoonMs = 1_000;

/** Tells the shell how much is due: at the start, after changes, and as the day goes on. */
function watchDue(backend: Backend): void {
  let told = '';
  const look = (): void => {
    backend.due().then(
      (due) => {
        const now = JSON.stringify(due);
        if (now !== told) shell.post({ type: 'due', ...due });
        told = now;
      },
      (error: unknown) => log.error('due', error),
    );
  };
  look();
  gathered((listener) => backend.onChange(listener), lookAgainSoonMs)(look);
  setInterval(look, lookAgainMs).unref();
}

/** Tells the shell whether phones are served, which a PC that goes to sleep would cut off. */
function watchServing(backend: Backend): void {
  let told = false;
  const look = (): void => {
    const { isServing } = backend.services.lan;
    if (isServing !== told) shell.post({ type: 'serving', phones: isServing });
    told = isServing;
  };
  look();
  backend.onChange((changed) => {
    if (changed.includes('host')) look();
  });
}

async function shutDown(): Promise<void> {
  const backend = await starting?.catch(() => undefined);
  await backend?.close();
  shell.post({ type: 'closed' });
  process.exit(0);
}

function parentOf(): {
  post: (message: unknown) => void;
  listen: (take: (message: FromShell, ports: readonly ServerPort[]) => void) => void;
} {
  const { parentPort } = process;
  if (parentPort) {
    return {
      post: (message) => parentPort.postMessage(message),
      listen: (take) => {
        parentPort.on('message', (event) => take(event.data as FromShell, event.ports as unknown as ServerPort[]));
      },
    };
  }
  if (workerPort === null) throw new Error('the backend runs as a utility process or as a worker');
  const port = workerPort;
  return {
    post: (message) => port.postMessage(message),
    listen: (take) => {
      port.on('message', (message: FromShell & { port?: ServerPort }) =>
        take(message, message.port ? [message.port] : []),
      );
    },
  };
}
