import type { Role } from '../../shared/domain/member.ts';
import { draftMoves } from './moves-draft.ts';
import { hostMoves } from './moves-host.ts';
import { keyMoves } from './moves-key.ts';
import { petitionMoves, register, type Move } from './moves-petition.ts';
import { phoneMoves } from './moves-phone.ts';
import { passphrase, restMoves } from './moves-rest.ts';
import { follow, goOn, sessionMoves } from './moves-session.ts';
import type { Workload } from './workload.ts';

/** Calls that this load never makes, each with the reason. */
export const notSent: Readonly<Record<string, string>> = {
  'system.setUp': 'done once, before the load begins; afterwards it is refused',
  'privacy.eraseDue': 'the program calls it by itself, at its start and each day',
  'draft.clear': 'the program calls it by itself, at its start and each day',
  'speech.endInterrupted': 'the program calls it by itself, at its start',
  'backup.make': 'a procedure over files beside the database, tried by its own tests',
  'backup.configure': 'says where backups go on the PC, tried by its own tests',
  'backup.inspect': 'reads a file and writes nothing to the record',
  'backup.restore': 'sets the database aside with everything that was acknowledged',
  'backup.exportEverything': 'a procedure over files beside the database, tried by its own tests',
  'backup.importEverything': 'for an empty folder only',
  'recovery.state': 'says what is to be recovered and writes nothing to the record',
  'recovery.run': 'sets the database aside with everything that was acknowledged',
  'evaluation.void':
    'takes a round and its sheets out again, so that what was acknowledged of them could not be counted',
  'host.start': 'opens a port of this machine, tried by its own tests',
  'host.stop': 'closes it again and writes nothing to the record',
  'host.test': 'asks the host that was started',
  'phone.enter': 'ties a phone to the host that serves it, tried by test/fault/lan.test.ts',
  'phone.leave': 'needs the cookie that the host alone knows, tried by test/fault/lan.test.ts',
  'key.startOver': 'gives up whatever is sealed, from the command line alone',
  'key.bringBack': 'needs a key that was given up by starting over',
  'receipt.rate': 'needs a petition that is done together with its code, tried by test/app/receipt.test.ts',
  'ballot.sign': 'needs the session of a phone, killed and sent twice by test/fault/lan.test.ts',
  'ballot.castSigned': 'needs the session of a phone, killed and sent twice by test/fault/lan.test.ts',
  'ballot.voteOpen': 'needs the session of a phone of somebody in office, tried by test/app/phone-ballot.test.ts',
  'evaluation.rateMine': 'needs the session of a phone of somebody in office, tried by test/app/phone-ballot.test.ts',
  'session.checkInMyself':
    'needs the session of a phone of somebody in office, tried by test/app/phone-session.test.ts',
  'session.checkOutMyself':
    'needs the session of a phone of somebody in office, tried by test/app/phone-session.test.ts',
  'speech.ask': 'needs the session of a phone of somebody in office, tried by test/app/phone-session.test.ts',
  'motion.put': 'comes in by phones only, tried by test/app/motion.test.ts',
  'motion.cosign': 'comes in by phones only, tried by test/app/motion.test.ts',
  'motion.withdraw': 'comes in by phones only, tried by test/app/motion.test.ts',
  'motion.takeUp': 'needs a motion put by phone, tried by test/app/motion.test.ts',
  'motion.decline': 'needs a motion put by phone, tried by test/app/motion.test.ts',
  'session.steerScreen': 'what the projector shows, tried by test/app/room-screen.test.ts',
  'system.fillDemo': 'a procedure over the other calls, for an empty folder only',
  'system.discardDemo': 'throws the database away with everything that was acknowledged',
};

/** The accounts of the folder that the load runs on, by role; see `loadFolder`. */
const accounts = ['chair', 'officer', 'representative', 'management', 'observer'] as const satisfies readonly Role[];

/** What anybody might do next, the frequent more often: a session has many small steps, and without petitions there is none. */
const moves: readonly Move[] = [
  ...Array.from({ length: 30 }, () => goOn),
  ...Array.from({ length: 5 }, () => register),
  ...Array.from({ length: 10 }, () => follow),
  ...Object.values(petitionMoves),
  ...Object.values(draftMoves),
  ...Object.values(phoneMoves),
  ...Object.values(hostMoves),
  ...Object.values(keyMoves),
  ...Object.values(restMoves),
  ...Object.values(sessionMoves),
];

/** Everybody signs in whom nobody has signed in yet. */
export async function signInAll(w: Workload): Promise<void> {
  for (const role of accounts) if (!w.isSignedIn(role)) await w.signIn(role, role, passphrase);
}

/** One thing that somebody does; who has been signed out by what others did signs in again first. */
export async function step(w: Workload): Promise<void> {
  await signInAll(w);
  await w.random.pick(moves)(w);
}
