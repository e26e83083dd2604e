import type { Clock } from './clock.ts';
import type { PreparedImports } from './import/prepared.ts';
import type { SignedIn } from './signed-in.ts';
import type { PassphraseCost } from './trust/passphrase.ts';
import type { Classifier } from './triage/classifier.ts';

/** What lives as long as the backend does and is handed to every call. */
export interface Services {
  readonly clock: Clock;
  readonly signedIn: SignedIn;
  readonly passphraseCost: PassphraseCost;
  readonly classifier: Classifier;
  readonly imports: PreparedImports;
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly version: string;
}
