import type { Role } from '../../shared/domain/member.ts';
import { hostMoves } from './moves-host.ts';
import { keyMoves } from './moves-key.ts';
import { petitionMoves, register, type Move } from './moves-petition.ts';
import { passphrase, restMoves } from './moves-rest.ts';
import { follow, goOn, sessionMoves } from './moves-session.ts';
import type { Workload } from './workload.ts';

/** Calls that this load never makes, each with the reason. */
export const notSent: Readonly<Record<string, string>> = {
  'system.setUp': 'done once, before the load begins; afterwards it is refused',
  'privacy.eraseDue': 'the program calls it by itself, at its start and each day',
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
  'phone.enter': 'comes in from the LAN alone',
  'phone.leave': 'comes in from the LAN alone',
  'key.startOver': 'gives up whatever is sealed, from the command line alone',
  'key.bringBack': 'needs a key that was given up by starting over',
  'petition.handIn': 'comes from the LAN alone, tried through a served host',
  'petition.cosignByPhone': 'comes from the LAN alone, tried through a served host',
  'petition.writeToPetitioner': 'tried with the answers to it, through a served host',
  'receipt.write': 'needs a receipt code, which the load does not keep',
  'receipt.rate': 'needs a receipt code, which the load does not keep',
  'ballot.sign': 'comes in by phones only, tried by test/app/phone-ballot.test.ts',
  'ballot.castSigned': 'comes in by phones only, tried by test/app/phone-ballot.test.ts',
  'ballot.voteOpen': 'comes in by phones only, tried by test/app/phone-ballot.test.ts',
  'evaluation.rateMine': 'comes in by phones only, tried by test/app/phone-ballot.test.ts',
  'motion.put': 'comes in by phones only, tried by test/app/motion.test.ts',
  'motion.cosign': 'comes in by phones only, tried by test/app/motion.test.ts',
  'motion.withdraw': 'comes in by phones only, tried by test/app/motion.test.ts',
  'motion.takeUp': 'needs a motion put by phone, tried by test/app/motion.test.ts',
  'motion.decline': 'needs a motion put by phone, tried by test/app/motion.test.ts',
  'session.checkInMyself': 'comes in by phones only, tried by test/app/phone-session.test.ts',
  'session.checkOutMyself': 'comes in by phones only, tried by test/app/phone-session.test.ts',
  'session.steerScreen': 'what the projector shows, tried by test/app/room-screen.test.ts',
  'speech.ask': 'comes in by phones only, tried by test/app/phone-session.test.ts',
  'speech.add': 'the speaker list, tried by test/app/phone-session.test.ts',
  'speech.withdraw': 'the speaker list, tried by test/app/phone-session.test.ts',
  'speech.start': 'the speaker list, tried by test/app/phone-session.test.ts',
  'speech.end': 'the speaker list, tried by test/app/phone-session.test.ts',
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
