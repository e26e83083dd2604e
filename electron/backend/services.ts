import type { Verifying } from './audit/verifying.ts';
import type { Backups } from './backup/backups.ts';
import type { BallotSlips } from './ballot/slips.ts';
import type { Clock } from './clock.ts';
import type { LanControl } from './host/lan-control.ts';
import type { Rotation } from './identity/rotation.ts';
import type { PreparedImports } from './import/prepared.ts';
import type { DoorCodes } from './phone/door-codes.ts';
import type { QuestionsAsked } from './phone/questions-asked.ts';
import type { AttemptsKept } from './receipt/attempts-kept.ts';
import type { SignedIn } from './signed-in.ts';
import type { PassphraseCost } from './trust/passphrase.ts';
import type { FilesInHand } from './trust/files-in-hand.ts';
import type { SignInWaits } from './trust/sign-in-waits.ts';
import type { BoxKeys } from './trust/secret-box.ts';
import type { Classifier } from './triage/classifier.ts';

/** The invented enterprise: filled into an empty database, thrown away as a whole. */
export interface Demo {
  /** @throws AppError ALREADY_SET_UP when the database is not empty */
  fill(): Promise<void>;
  /** @throws AppError NO_DEMO when the database is a real enterprise's */
  discard(): Promise<void>;
}

/** The record as a whole. */
export interface RecordAsWhole {
  /** What SQLite said when the file turned out damaged; undefined while it can be read. */
  readonly damage: string | undefined;
  isSetUp(): Promise<boolean>;
  /**
   * Puts the record that lies in a folder under the data folder in the place of the present one, signs everybody out and
   * tells every page.
   * @returns where the former one lies now; null where there was none
   * @throws what the file system or openStore refuses; then the former one is open again as it was
   */
  replace(incoming: string): Promise<string | null>;
}

/** What lives as long as the backend does and is handed to every call. */
export interface Services {
  readonly clock: Clock;
  readonly signedIn: SignedIn;
  readonly signInWaits: SignInWaits;
  readonly passphraseCost: PassphraseCost;
  readonly classifier: Classifier;
  readonly imports: PreparedImports;
  readonly boxKeys: BoxKeys;
  readonly slips: BallotSlips;
  readonly rotation: Rotation;
  readonly receiptAttempts: AttemptsKept;
  readonly questionsAsked: QuestionsAsked;
  readonly doorCodes: DoorCodes;
  readonly verifying: Verifying;
  readonly lan: Pick<
    LanControl,
    'start' | 'switchOff' | 'meetingBegan' | 'meetingEnded' | 'isServing' | 'test' | 'status'
  >;
  /** Leaves nothing in the write-ahead log of what was deleted for good; to be awaited after the commit. */
  readonly emptyLog: () => Promise<void>;
  readonly demo: Demo;
  readonly backups: Backups;
  readonly record: RecordAsWhole;
  readonly filesInHand: FilesInHand;
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly version: string;
}
