import { mkdirSync } from 'node:fs';
import { openStore } from '../../db/open.ts';
import { listCorrections } from '../../db/repos/triage.repo.ts';
import type { Topic } from '../../shared/topics.ts';
import { createClock } from './clock.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { PreparedImports } from './import/prepared.ts';
import type { Log } from './log.ts';
import type { Services } from './services.ts';
import { SignedIn } from './signed-in.ts';
import { createClassifier } from './triage/classifier.ts';
import type { PassphraseCost } from './trust/passphrase.ts';

export interface BackendOptions {
  readonly dataDir: string;
  /** Where the classifier's weights, document templates and the demo's sample data lie. */
  readonly resourcesDir: string;
  readonly version: string;
  readonly log: Log;
  /** ISO text with offset to set the clock to, for training and tests. */
  readonly clock?: string | undefined;
  readonly passphraseCost?: PassphraseCost;
}

export interface Backend {
  readonly dispatch: Dispatch;
  readonly services: Services;
  /** Calls `listener` with the topics changed after every commit; returns how to stop. */
  onChange(listener: (changed: readonly Topic[]) => void): () => void;
  close(): Promise<void>;
}

/**
 * Everything that owns the data, put together. Knows neither Electron nor HTTP: entry.ts serves it over ports, the host
 * over HTTP, the command line calls it directly.
 * @throws AppError when the database cannot be opened; see openStore
 */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  mkdirSync(options.dataDir, { recursive: true });
  const store = await openStore({ dataDir: options.dataDir });
  const services: Services = {
    clock: createClock(options.clock),
    signedIn: new SignedIn(),
    passphraseCost: options.passphraseCost ?? 'full',
    classifier: createClassifier({ resourcesDir: options.resourcesDir }),
    imports: new PreparedImports(),
    dataDir: options.dataDir,
    resourcesDir: options.resourcesDir,
    version: options.version,
  };
  services.classifier.learn(await listCorrections(store.read));
  const listeners = new Set<(changed: readonly Topic[]) => void>();
  const dispatch = createDispatch({
    store,
    clock: services.clock,
    services,
    log: options.log,
    notify: (changed) => {
      if (changed.length > 0) for (const listener of listeners) listener(changed);
    },
  });
  return {
    dispatch,
    services,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => store.close(),
  };
}
